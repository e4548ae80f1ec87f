import { sql } from 'kysely';
import type { Db } from '../db/open';

/** Names by user id, as people gave them when they signed up; none where no accounts are kept here. */
export const namesOf =
  (db: Db) =>
  async (userIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (userIds.length === 0) return new Map();
    const { rows } = await sql<{ there: boolean }>`select to_regclass('"user"') is not null as there`.execute(
      db,
    );
    if (!rows[0]?.there) return new Map();
    const users = await db
      .selectFrom('user')
      .select(['id', 'name'])
      .where('id', 'in', [...userIds])
      .execute();
    return new Map(users.map(({ id, name }) => [id, name]));
  };
