import { Migrator } from 'kysely';
import { first } from './migrations/001-first';
import { identity } from './migrations/002-identity';
import type { Db } from './open';

/** In order; a migration is never changed once it was released. */
export async function migrate(db: Db, { partitions = 0 } = {}): Promise<void> {
  const migrations = { '001-first': first(partitions), '002-identity': identity };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
