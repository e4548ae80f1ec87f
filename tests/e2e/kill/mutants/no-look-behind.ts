import type { StoreNote } from '@/lib/platform/store-note';

/** A store with this believes whatever the browser has left of it. */
export const isBehind = (): boolean => false;
export const noteOf = async (): Promise<StoreNote | null> => null;
export const refuseBehind = async (): Promise<void> => {};
