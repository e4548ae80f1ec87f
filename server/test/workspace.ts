import { v7 } from 'uuid';
import type { Mutation } from '@/lib/protocol/mutation';
import { formatHlc } from '@/lib/sync/hlc';
import { migrate } from '../src/db/migrate';
import { type Db, openDb } from '../src/db/open';
import type { Role } from '../src/db/schema';
import { push } from '../src/sync/push';
import { openEmpty } from './pglite-template';

export const noon = Date.UTC(2026, 10, 20, 12);
export const clientOf = (name: string) => name.padEnd(12, '0');

export async function testDb(): Promise<Db> {
  const db = await (process.env.DATABASE_URL ? openDb(process.env.DATABASE_URL) : openEmpty('memory:'));
  await migrate(db);
  return db;
}

/** A workspace with its members. */
export async function makeWorkspace(db: Db, members: Record<string, Role>): Promise<string> {
  const workspaceId = v7();
  await db.insertInto('workspace').values({ workspace_id: workspaceId, name: 'Acme' }).execute();
  await db
    .insertInto('member')
    .values(Object.entries(members).map(([user_id, role]) => ({ workspace_id: workspaceId, user_id, role })))
    .execute();
  return workspaceId;
}

/** A client that numbers and stamps its mutations. */
export function testClient(db: Db, workspaceId: string, userId: string, name: string, ahead = 0) {
  const maker = testMutations(workspaceId, userId, name, ahead);
  const { client } = maker;
  const send = (mutations: Mutation[]) =>
    push(db, { workspaceId, userId }, { client, schema: 1, mutations }, { now: () => noon });
  return { ...maker, send };
}

/** What such a client makes, wherever it is sent. */
export function testMutations(workspaceId: string, userId: string, name: string, ahead = 0) {
  let mid = 0;
  const client = clientOf(name);
  const stamp = (counter: number) => formatHlc({ millis: noon + ahead, counter, clientId: client });
  return {
    client,
    mutation: (change: Omit<Mutation, 'mid' | 'hlc'>): Mutation => {
      mid++;
      return { mid, hlc: stamp(mid), ...change };
    },
    team(name: string, more: object = {}): Mutation {
      const id = v7();
      return this.mutation({
        kind: 'team',
        id,
        op: 'create',
        patch: {
          id,
          workspaceId,
          scopeId: workspaceId,
          createdAt: noon,
          createdBy: userId,
          archivedAt: null,
          name,
          leadId: null,
          memberIds: {},
          parentId: null,
          ...more,
        },
      });
    },
  };
}
