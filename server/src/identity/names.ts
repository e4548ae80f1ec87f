import type { Token } from '@/lib/protocol/account';
import type { Db } from '../db/open';

/** A provider may have given no name: then what stands before the @, since not everybody may see the address. */
export const shown = (name: string, email: string): string =>
  name.trim().slice(0, 500) || (email.split('@')[0] ?? email);

/** A person as the wire shows them to themselves. */
export async function personOf(db: Db, userId: string): Promise<Token['user']> {
  const { id, name, email } = await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return { id, name: shown(name, email), email };
}

/** Names and addresses by user id; who may see which is for the caller. */
export async function peopleOf(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, { name: string; email: string }>> {
  if (userIds.length === 0) return new Map();
  const users = await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('id', 'in', userIds)
    .execute();
  return new Map(users.map(({ id, name, email }) => [id, { name: shown(name, email), email }]));
}

export const namesOf =
  (db: Db) =>
  async (userIds: readonly string[]): Promise<Map<string, string>> => {
    const people = await peopleOf(db, userIds);
    return new Map([...people].map(([id, { name }]) => [id, name]));
  };
