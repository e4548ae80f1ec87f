import type { StoreHealth } from '@/lib/store/check';
import { toFailure } from '@/lib/store/failure';

/** What is wrong with the store, where that is why something failed; a person can do something about each. */
export type Trouble = Exclude<StoreHealth, 'ok' | 'fresh'>;

export function troubleOf(error: unknown): Trouble | null {
  const failure = toFailure(error);
  switch (failure?.code) {
    case 'storage-corrupt':
      return 'corrupt';
    case 'storage-behind':
      return 'behind';
    case 'newer-schema':
      return 'newer';
    case 'quota':
      return 'full';
    case 'storage-denied':
      return 'denied';
    case 'aborted':
      return failure.message === 'failBlocked' ? 'blocked' : null;
    default:
      return null;
  }
}
