import browser from 'webextension-polyfill';
import type { Store } from './api';
import { toFailure } from './failure';
import { refusalOf } from './guard';
import { onceConnected } from './queue-later';
import { openStore } from './store';

/** Where this page's store is: its own connection, or the worker's. */
export type StorePlace = 'here' | 'worker';

/** A store, and where it turned out to be so far. */
export interface AnywhereStore extends Store {
  place: () => StorePlace;
}

interface Openers {
  local: () => Promise<Store>;
  remote: () => Promise<Store>;
  /** A window whose storage is its own and ends with it. */
  isPrivate: boolean;
}

/**
 * The store as every page opens it: here, and through the worker once this page turns out to be denied one. The usual
 * case pays nothing: there is no probe, the first answer tells, and what speaks to the worker loads only then.
 */
export async function openAnywhere({
  local = () => openStore(),
  remote = async () => (await import('./remote/remote')).openRemote(),
  isPrivate = browser.extension?.inIncognitoContext ?? false,
}: Partial<Openers> = {}): Promise<AnywhereStore> {
  let place: StorePlace = isPrivate ? 'worker' : 'here';
  let current = isPrivate ? remote() : local();
  const listeners: Parameters<Store['onChanged']>[] = [];
  let isClosed = false;

  const moveToWorker = (from: Promise<Store>): Promise<Store> => {
    // Several questions may find out at the same time.
    if (current !== from) return current;
    place = 'worker';
    const before = [...listeners];
    current = from.then(async (old) => {
      old.close();
      const moved = await remote();
      for (const [listener, signal] of before) moved.onChanged(listener, signal);
      if (isClosed) moved.close();
      return moved;
    });
    return current;
  };
  const isDenied = (error: unknown) => place === 'here' && toFailure(error)?.code === 'storage-denied';

  await current;
  const ended = new AbortController();
  // Read by this page's own store alone: one that is denied it has no part in sync.
  onceConnected(() => {
    import('./sync/event-leader').then(
      ({ leadEvents }) => leadEvents({ store: anywhere, signal: ended.signal }),
      () => {},
    );
  }, ended.signal);
  const anywhere: AnywhereStore = {
    place: () => place,
    async run(command, args) {
      const refused = await refusalOf(command);
      if (refused) return refused;
      const at = current;
      const answer = await (await at).run(command, args);
      // Denied means that nothing was opened, so nothing was written.
      if (answer.ok || answer.error.code !== 'storage-denied' || (place === 'worker' && at === current))
        return answer;
      return (await moveToWorker(at)).run(command, args);
    },
    async read(query, args) {
      const at = current;
      try {
        return await (await at).read(query, args);
      } catch (error) {
        if (!isDenied(error) && at === current) throw error;
        return (await moveToWorker(at)).read(query, args);
      }
    },
    onChanged(listener, signal) {
      if (signal?.aborted) return;
      const entry: (typeof listeners)[number] = [listener, signal];
      listeners.push(entry);
      signal?.addEventListener('abort', () => listeners.splice(listeners.indexOf(entry), 1), { once: true });
      const at = current;
      void at.then((store) => at === current && store.onChanged(listener, signal));
    },
    close() {
      isClosed = true;
      ended.abort();
      void current.then((store) => store.close());
    },
  };
  return anywhere;
}
