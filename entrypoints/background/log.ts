import { keepError } from '@/lib/platform/error-log';

/** The one logger of the worker. A context that an update has ended is no bug. */
export function logError(error: unknown): void {
  if (error instanceof Error && /context invalidated|receiving end does not exist/i.test(error.message))
    return;
  console.error('Keyline:', error);
  void keepError(error, Date.now());
}
