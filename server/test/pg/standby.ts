import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Cluster, Server } from './cluster';

export interface Pair {
  primary: Server;
  standby: Server;
  /** Makes the standby the primary; milliseconds until it takes writes. */
  promote: () => Promise<number>;
  /** The standby hears no more of the primary. */
  detach: () => Promise<void>;
}

/**
 * A primary and its synchronous standby, both from copies of one stopped folder: the same cluster at the same point, as
 * a base backup would give.
 */
export async function startPair(
  cluster: Cluster,
  stopped: string,
  name: string,
  isSynchronous = true,
): Promise<Pair> {
  const folders = [cluster.copy(stopped, `${name}-a`), cluster.copy(stopped, `${name}-b`)] as const;
  const primary = await cluster.start(folders[0], {
    settings: {
      // Any standby that is connected; with none a commit waits, which is the promise.
      synchronous_standby_names: isSynchronous ? '*' : '',
      synchronous_commit: 'on',
      wal_keep_size: '256MB',
    },
  });
  writeFileSync(path.join(folders[1], 'standby.signal'), '');
  const standby = await cluster.start(folders[1], {
    settings: {
      primary_conninfo: `host=127.0.0.1 port=${primary.port} user=postgres application_name=standby`,
      synchronous_standby_names: '',
      hot_standby: 'on',
      // Its default of 5 s is how long a promotion may wait for a primary that is dead.
      wal_retrieve_retry_interval: '100ms',
    },
  });
  await until(
    primary.url,
    `select 1 from pg_stat_replication where state = 'streaming'
    and sync_state = '${isSynchronous ? 'sync' : 'async'}'`,
  );
  return {
    primary,
    standby,
    async promote() {
      const started = performance.now();
      await until(standby.url, 'select 1 where pg_promote(true, 30) or not pg_is_in_recovery()');
      return performance.now() - started;
    },
    async detach() {
      const client = new pg.Client(standby.url);
      await client.connect();
      await client.query("alter system set primary_conninfo = ''");
      await client.query('select pg_reload_conf()');
      await client.end();
      await until(primary.url, 'select 1 where not exists (select 1 from pg_stat_replication)');
    },
  };
}

async function until(url: string, query: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    for (const started = Date.now(); (await client.query(query)).rows.length === 0; ) {
      if (Date.now() - started > 30_000) throw new Error(`never came true: ${query}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } finally {
    await client.end();
  }
}
