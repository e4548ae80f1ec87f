import type { Account } from '@/lib/protocol/account';
import type { TeamMember } from '@/lib/protocol/team';
import { asPerson, followScopes, type Person, type Tx } from '../db/as-person';
import type { Db } from '../db/open';
import type { Role } from '../db/schema';
import { ProblemError } from '../http/problem';
import { roles } from '../http/route';
import type { Parts } from '../parts';
import { asIdentity, oneAtATime } from './as-identity';
import { peopleOf } from './names';
import { privateTeamsWith } from './private-teams';

/** Every stream of events looks again at who belongs where, and whoever is in that workspace asks who else is. */
export const membersMoved = ({ fanOut }: Pick<Parts, 'fanOut'>, workspaceId: string): void =>
  fanOut.publish({ ws: workspaceId, seq: 0 });

const mostWorkspaces = 20;
const gone = () => new ProblemError('not-found', 'There is no such member.');

/** What a role may do to another's: admins and owners, and to owners only owners. */
export const mayGive = (mine: Role, role: Role): boolean =>
  mine === 'owner' || (mine === 'admin' && role !== 'owner');

export async function workspacesOf(db: Db, userId: string): Promise<Account['workspaces']> {
  const mine = await asIdentity(db, (tx) =>
    tx
      .selectFrom('member')
      .innerJoin('workspace', 'workspace.workspace_id', 'member.workspace_id')
      .select(['member.workspace_id', 'name', 'role', 'member_id', 'record_count'])
      .where('user_id', '=', userId)
      .orderBy('joined_at')
      .execute(),
  );
  return mine.map(({ workspace_id, name, role, member_id, record_count }) => ({
    id: workspace_id,
    name,
    role,
    memberId: member_id,
    records: record_count,
  }));
}

/** A workspace of the id that its maker already uses, with them as owner. */
export async function createWorkspace(
  db: Db,
  userId: string,
  { id, name, memberId }: { id: string; name: string; memberId: string },
): Promise<void> {
  await asIdentity(db, async (tx) => {
    await oneAtATime(tx, `workspaces of ${userId}`);
    const { mine } = await tx
      .selectFrom('member')
      .select((e) => e.fn.countAll<number>().as('mine'))
      .where('user_id', '=', userId)
      .where('role', '=', 'owner')
      .executeTakeFirstOrThrow();
    if (mine >= mostWorkspaces)
      throw new ProblemError('conflict', `A person owns at most ${mostWorkspaces} workspaces.`);
    const made = await tx
      .insertInto('workspace')
      .values({ workspace_id: id, name })
      .onConflict((conflict) => conflict.doNothing())
      .returning('workspace_id')
      .executeTakeFirst();
    if (!made) throw new ProblemError('conflict', 'There is a workspace of this id already.');
    await tx
      .insertInto('member')
      .values({ workspace_id: id, user_id: userId, role: 'owner', member_id: memberId })
      .execute();
  });
}

export async function listMembers(db: Db, person: Person, role: Role): Promise<TeamMember[]> {
  const { workspaceId } = person;
  const [members, clients] = await asPerson(db, person, async (tx) => [
    await tx.selectFrom('member').selectAll().where('workspace_id', '=', workspaceId).execute(),
    await tx
      .selectFrom('client')
      .select(['user_id', 'client_id'])
      .where('workspace_id', '=', workspaceId)
      .execute(),
  ]);
  const people = await peopleOf(
    db,
    members.map(({ user_id }) => user_id),
  );
  const clientIds = new Map<string, string[]>();
  for (const { user_id, client_id } of clients)
    clientIds.set(user_id, [...(clientIds.get(user_id) ?? []), client_id]);
  const maySee = roles.indexOf(role) >= roles.indexOf('admin');
  return members.map(({ user_id, role, member_id, joined_at }) => {
    const user = people.get(user_id);
    return {
      userId: user_id,
      name: user?.name ?? '?',
      email: (maySee && user?.email) || null,
      role,
      memberId: member_id,
      joinedAt: joined_at.getTime(),
      clientIds: clientIds.get(user_id) ?? [],
    };
  });
}

/** The owners' rows are locked first: of two owners who leave at once the second sees that they are the last. */
async function both(tx: Tx, { workspaceId, userId }: Person, otherId: string) {
  const owners = await tx
    .selectFrom('member')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .orderBy('user_id')
    .forUpdate()
    .execute();
  const found = await tx
    .selectFrom('member')
    .select(['user_id', 'role'])
    .where('workspace_id', '=', workspaceId)
    .where('user_id', 'in', [userId, otherId])
    .execute();
  const me = found.find(({ user_id }) => user_id === userId);
  const other = found.find(({ user_id }) => user_id === otherId);
  if (!me) throw new ProblemError('not-found', 'There is no such workspace.');
  if (!other) throw gone();
  return { mine: me.role, theirs: other.role, lastOwner: other.role === 'owner' && owners.length === 1 };
}
const forbidden = () => new ProblemError('forbidden', 'Your role does not allow this.');
const lastStays = () =>
  new ProblemError('conflict', 'A workspace keeps one owner. Make somebody else one first.');

export async function changeRole(db: Db, person: Person, otherId: string, role: Role): Promise<void> {
  await asIdentity(db, async (tx) => {
    const { mine, theirs, lastOwner } = await both(tx, person, otherId);
    if (!mayGive(mine, theirs) || !mayGive(mine, role)) throw forbidden();
    if (lastOwner && role !== 'owner') throw lastStays();
    await tx
      .updateTable('member')
      .set({ role })
      .where('workspace_id', '=', person.workspaceId)
      .where('user_id', '=', otherId)
      .execute();
  });
}

/** Anybody may leave. Invites that whoever goes has given out go too. */
export async function removeMember(db: Db, person: Person, otherId: string): Promise<void> {
  const { workspaceId, userId } = person;
  await asIdentity(db, async (tx) => {
    const { mine, theirs, lastOwner } = await both(tx, person, otherId);
    if (otherId !== userId && !mayGive(mine, theirs)) throw forbidden();
    if (lastOwner) throw lastStays();
    await tx
      .deleteFrom('invite')
      .where('workspace_id', '=', workspaceId)
      .where('created_by', '=', otherId)
      .where('used_at', 'is', null)
      .execute();
    await tx
      .deleteFrom('member')
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', otherId)
      .execute();
    await followScopes(tx, workspaceId);
  });
}

/**
 * Once, and a record that nobody stands for. A record that is in a private team opens that team: an admin or an invite
 * gives it, nobody takes it.
 */
export async function claim(db: Db, { workspaceId, userId }: Person, memberId: string): Promise<void> {
  await asIdentity(db, async (tx) => {
    const found = await tx
      .selectFrom('member')
      .select(['user_id', 'role', 'member_id'])
      .where('workspace_id', '=', workspaceId)
      .where((e) => e.or([e('user_id', '=', userId), e('member_id', '=', memberId)]))
      .forUpdate()
      .execute();
    const me = found.find(({ user_id }) => user_id === userId);
    if (!me) throw new ProblemError('not-found', 'There is no such workspace.');
    if (me.member_id === memberId) return;
    if (found.some(({ user_id }) => user_id !== userId))
      throw new ProblemError('conflict', 'Somebody else stands for this member.');
    if (me.member_id !== null) throw new ProblemError('conflict', 'You stand for another member already.');
    const admin = roles.indexOf(me.role) >= roles.indexOf('admin');
    if (!admin && (await privateTeamsWith(tx, workspaceId, memberId)).length > 0)
      throw new ProblemError(
        'forbidden',
        'This member is in a private team: ask an admin for an invite as them.',
      );
    await tx
      .updateTable('member')
      .set({ member_id: memberId })
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .execute();
    await followScopes(tx, workspaceId);
  });
}
