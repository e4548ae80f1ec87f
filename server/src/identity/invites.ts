import { v7 } from 'uuid';
import type { InviteLink, InviteView, PendingInvite } from '@/lib/protocol/team';
import { followScopes, type Person, type Tx } from '../db/as-person';
import type { Role } from '../db/schema';
import { ProblemError } from '../http/problem';
import type { Parts } from '../parts';
import { asIdentity, oneAtATime } from './as-identity';
import { mayGive, membersMoved } from './members';
import { namesOf } from './names';
import { hashOf, newSecret } from './secret';

type Few = Pick<Parts, 'db' | 'config' | 'now'>;
export interface Invited {
  role: Role;
  email?: string | undefined;
  memberId?: string | undefined;
}

const mostPending = 1000;
/** The same for a code that never was, is used, revoked or too old. */
const over = () => new ProblemError('expired', 'This invite is no longer valid. Ask for a new one.');
export const inviteUrl = (origin: string, code: string) => `${origin}/invite/${code}`;

async function roleOf(tx: Tx, workspaceId: string, userId: string | null): Promise<Role | null> {
  const found = await tx
    .selectFrom('member')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId ?? '')
    .executeTakeFirst();
  return found?.role ?? null;
}

export async function createInvite(
  { db, config, now }: Few,
  person: Person,
  invited: Invited,
): Promise<InviteLink> {
  const { workspaceId, userId } = person;
  const code = newSecret();
  const id = v7();
  const at = now();
  await asIdentity(db, async (tx) => {
    const mine = await roleOf(tx, workspaceId, userId);
    if (!mine || !mayGive(mine, invited.role))
      throw new ProblemError('forbidden', 'Your role does not allow this.');
    await oneAtATime(tx, `invites of ${workspaceId}`);
    const { pending } = await tx
      .selectFrom('invite')
      .select((e) => e.fn.countAll<number>().as('pending'))
      .where('workspace_id', '=', workspaceId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(at))
      .executeTakeFirstOrThrow();
    if (pending >= mostPending)
      throw new ProblemError('conflict', `At most ${mostPending} invites wait at once.`);
    await tx
      .insertInto('invite')
      .values({
        code_hash: hashOf(code),
        id,
        workspace_id: workspaceId,
        role: invited.role,
        email: invited.email?.toLowerCase() ?? null,
        member_id: invited.memberId ?? null,
        created_by: userId,
        created_at: new Date(at),
        expires_at: new Date(at + config.inviteLasts),
        used_at: null,
        used_by: null,
      })
      .execute();
  });
  return { id, url: inviteUrl(config.origin, code), expiresAt: at + config.inviteLasts };
}

/** Those that may still be accepted. */
export async function listInvites({ db, now }: Few, workspaceId: string): Promise<PendingInvite[]> {
  const all = await asIdentity(db, (tx) =>
    tx
      .selectFrom('invite')
      .select(['id', 'role', 'email', 'created_at', 'expires_at'])
      .where('workspace_id', '=', workspaceId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(now()))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  );
  return all.map(({ id, role, email, created_at, expires_at }) => ({
    id,
    role,
    email,
    createdAt: created_at.getTime(),
    expiresAt: expires_at.getTime(),
  }));
}

export async function revokeInvite({ db }: Few, workspaceId: string, id: string): Promise<void> {
  const { numDeletedRows } = await asIdentity(db, (tx) =>
    tx
      .deleteFrom('invite')
      .where('workspace_id', '=', workspaceId)
      .where((e) => e(e.cast<string>('id', 'text'), '=', id))
      .where('used_at', 'is', null)
      .executeTakeFirst(),
  );
  if (numDeletedRows === 0n) throw new ProblemError('not-found', 'There is no such invite.');
}

export interface InviteSeen extends InviteView {
  /** The one address it is for; null = any. Never said to whoever merely holds the link by the API. */
  email: string | null;
}

/** What a link leads to, for whoever holds it. */
export async function lookAtInvite({ db, now }: Few, code: string): Promise<InviteSeen> {
  const found = await asIdentity(db, async (tx) => {
    const invite = await tx
      .selectFrom('invite')
      .leftJoin('workspace', 'workspace.workspace_id', 'invite.workspace_id')
      .select(['invite.workspace_id', 'role', 'email', 'created_by', 'expires_at', 'name'])
      .where('code_hash', '=', hashOf(code))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(now()))
      .executeTakeFirst();
    return invite && (await stillGiven(tx, invite)) ? invite : null;
  });
  if (!found) throw over();
  const { workspace_id, role, email, created_by, expires_at, name } = found;
  const names = await namesOf(db)(created_by === null ? [] : [created_by]);
  return {
    workspace: workspace_id === null || name === null ? null : { id: workspace_id, name },
    role,
    invitedBy: names.get(created_by ?? '') ?? null,
    expiresAt: expires_at.getTime(),
    email,
  };
}

/** Whoever gave it may still give it: they may have lost their role since. */
async function stillGiven(
  tx: Tx,
  invite: { workspace_id: string | null; role: Role; created_by: string | null },
): Promise<boolean> {
  if (invite.workspace_id === null) return true;
  const giver = await roleOf(tx, invite.workspace_id, invite.created_by);
  return giver !== null && mayGive(giver, invite.role);
}

/**
 * Makes a person a member, once. Said again by the same person it answers alike, since an answer may have got lost; who
 * belongs to the workspace already keeps their role and leaves the invite to others.
 */
export async function acceptInvite(
  { db, now, fanOut }: Pick<Parts, 'db' | 'now' | 'fanOut'>,
  user: { id: string; email: string },
  code: string,
): Promise<{ workspaceId: string | null }> {
  const accepted = await asIdentity(db, async (tx) => {
    const invite = await tx
      .selectFrom('invite')
      .selectAll()
      .where('code_hash', '=', hashOf(code))
      .where('expires_at', '>', new Date(now()))
      .forUpdate()
      .executeTakeFirst();
    if (!invite) throw over();
    const { workspace_id: workspaceId } = invite;
    const belongs = workspaceId !== null && (await roleOf(tx, workspaceId, user.id)) !== null;
    if (invite.used_at !== null) {
      if (invite.used_by !== user.id || (workspaceId !== null && !belongs)) throw over();
      return { workspaceId, isNew: false };
    }
    if (!(await stillGiven(tx, invite))) throw over();
    if (invite.email !== null && invite.email !== user.email.toLowerCase())
      throw new ProblemError('forbidden', 'This invite is for another address.');
    if (belongs) return { workspaceId, isNew: false };
    await tx
      .updateTable('invite')
      .set({ used_at: new Date(now()), used_by: user.id })
      .where('code_hash', '=', invite.code_hash)
      .execute();
    if (workspaceId !== null) await join(tx, workspaceId, user.id, invite);
    return { workspaceId, isNew: true };
  });
  const { workspaceId, isNew } = accepted;
  if (isNew && workspaceId !== null) membersMoved({ fanOut }, workspaceId);
  return { workspaceId };
}

async function join(
  tx: Tx,
  workspaceId: string,
  userId: string,
  invite: { role: Role; member_id: string | null },
) {
  const taken = await tx
    .selectFrom('member')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', invite.member_id)
    .executeTakeFirst();
  const memberId = taken ? null : invite.member_id;
  await tx
    .insertInto('member')
    .values({ workspace_id: workspaceId, user_id: userId, role: invite.role, member_id: memberId })
    .execute();
  await followScopes(tx, workspaceId);
}
