import type { Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';

let opened: Promise<Store> | undefined;

/** The worker's store, opened at first use; opened anew after a failure. */
export function workerStore(): Promise<Store> {
  opened ??= openStore().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
