import type { Store } from './api';
import { createChanges } from './changed';
import { type Command, type CommandName, runCommand } from './command';
import { commands } from './commands';
import { createConnection } from './connection';
import { queries } from './queries';
import { type Query, type QueryName, runQuery } from './query';

export interface StoreOptions {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** The database's name, for tests. */
  name?: string;
}

/**
 * A store over IndexedDB. It opens in the background; where that fails, the first command or query tries again, and
 * says so.
 */
export async function openStore({ now = Date.now, name }: StoreOptions = {}): Promise<Store> {
  const connection = createConnection(name);
  const changes = createChanges();
  connection.use(async () => {}).catch(() => {});
  return {
    async run(command, args) {
      const definition = await load<Command<typeof command>>(commands[command]);
      return runCommand(connection, { now, committed: changes.committed }, command, definition, args);
    },
    async read(query, args) {
      const definition = await load<Query<typeof query>>(queries[query]);
      return runQuery(connection, now(), definition, args);
    },
    onChanged: changes.listen,
    close() {
      changes.close();
      connection.close();
    },
  };
}

async function load<T>(entry: unknown): Promise<T> {
  return (typeof entry === 'function' ? await entry() : entry) as T;
}

export type { CommandName, QueryName };
