import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
};

/** The page's address after `#/`: `data`. */
export const useHash = (): string =>
  useSyncExternalStore(subscribe, () => globalThis.location.hash.replace(/^#\/?/, ''));
