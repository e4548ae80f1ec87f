import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Address, formatAddress, parseAddress } from './address';

const subscribe = (changed: () => void) => {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
};

/** Goes to where the address differs: what is not named stays. `replace` leaves no step in the history. */
export type Go = (change: Partial<Address>, replace?: boolean) => void;

export const addressOf = (from: Address, change: Partial<Address>): string =>
  formatAddress({ ...from, ...change });

export function useAddress(): [Address, Go] {
  const hash = useSyncExternalStore(subscribe, () => globalThis.location.hash);
  const address = useMemo(() => parseAddress(hash), [hash]);
  const go = useCallback<Go>((change, replace) => {
    const next = addressOf(parseAddress(globalThis.location.hash), change);
    if (replace) globalThis.location.replace(next);
    else globalThis.location.hash = next;
  }, []);
  return [address, go];
}
