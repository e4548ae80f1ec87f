import type { Queries } from './api';
import type { Connection } from './connection';
import { Reader } from './reader';
import type { StoreName } from './schema';

/** One question of a screen: one read transaction, by index. */
export interface Query<K extends keyof Queries> {
  /** The object stores it reads; `meta` comes on top. */
  stores: readonly StoreName[];
  run(reader: Reader, args: Queries[K]['args']): Promise<Queries[K]['value']>;
}

export type QueryName = keyof Queries;

export function runQuery<K extends QueryName>(
  connection: Connection,
  now: number,
  query: Query<K>,
  args: Queries[K]['args'],
): Promise<Queries[K]['value']> {
  return connection.use(async (db) => {
    const tx = db.transaction([...new Set<StoreName>([...query.stores, 'meta'])], 'readonly');
    tx.done.catch(() => {});
    return query.run(await Reader.begin(tx, now), args);
  });
}
