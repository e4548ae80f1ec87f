import { type State, stateKey } from '../schema';
import type { Migration } from './index';

/*
 * The team backend's side of the store.
 * `outbox`: mutations that a server does not have yet, in order; `byRecord` finds those of one record.
 * `confirmed`: the last server version of each record with such mutations. `rejected`: what a server refused.
 * `connections`: a workspace's bond with its server. `roster`: who is in it.
 */
export const sync: Migration = {
  version: 3,
  async upgrade(db, tx) {
    const outbox = db.createObjectStore('outbox', { keyPath: ['workspaceId', 'mid'] });
    outbox.createIndex('byRecord', ['workspaceId', 'id']);
    db.createObjectStore('confirmed', { keyPath: 'id' });
    db.createObjectStore('rejected', { keyPath: ['workspaceId', 'mid'] });
    db.createObjectStore('connections', { keyPath: 'workspaceId' });
    db.createObjectStore('roster', { keyPath: 'workspaceId' });
    const meta = tx.objectStore('meta');
    const old: State | undefined = await meta.get(stateKey);
    // A damaged store may have lost it; reading says so.
    if (old) await meta.put?.({ ...old, skew: 0, connected: [] } satisfies State, stateKey);
  },
};
