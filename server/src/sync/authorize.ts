import type { Kind } from '@/lib/okr/kinds';
import type { Mutation } from '@/lib/protocol/mutation';
import { pathsBetween } from '@/lib/sync/merge';
import { mergeRules } from '@/lib/sync/merge-rules';
import type { Role } from '../db/schema';
import type { Row } from './apply';

export interface Writer {
  role: Role;
  userId: string;
  /** The member record that stands for them; null = none yet. */
  memberId: string | null;
  /** Member records that are another name of theirs. */
  aliases: readonly string[];
  /** Member records that stand for somebody else. */
  claimed: readonly string[];
}

/** What a mutation does. `before` null = it is new; `after` is what would stand then. */
export interface Write {
  kind: Kind;
  op: Mutation['op'];
  patch: Mutation['patch'];
  unset: readonly string[];
  before: Row | null;
  after: Row;
}

const rank: Record<Role, number> = { viewer: 0, member: 1, admin: 2, owner: 3 };
const isAdmin = ({ role }: Writer) => rank[role] >= rank.admin;

/** Why this person may not do this; null = they may. It goes by what would change, whatever the mutation is called. */
export function refuseWrite(writer: Writer, write: Write): string | null {
  if (writer.role === 'viewer') return 'Viewers only read.';
  const { kind, op, before } = write;
  if (kind === 'workspace' && op === 'purge') return 'A workspace’s own record stays.';
  if (op === 'purge') return refusePurge(writer, write);
  if (mergeRules[kind].appendOnly && before) return refuseRewrite(writer, { ...write, before });
  if (isAdmin(writer)) return null;
  if (kind === 'workspace') return 'Owners and admins change the workspace.';
  if (kind === 'member') return refuseMember(writer, write);
  return null;
}

function refusePurge(writer: Writer, { kind, before }: Write): string | null {
  if (isAdmin(writer)) return null;
  if (before?.createdBy !== writer.userId) return 'Only who made it, owners and admins delete it for good.';
  const isSomebody = kind === 'member' && before.data.placeholder !== true;
  return isSomebody ? 'Owners and admins remove people.' : null;
}

/** What was checked in stands; it can only be hidden, or shown again. */
function refuseRewrite(
  writer: Writer,
  { op, patch, unset, before, after }: Write & { before: Row },
): string | null {
  const named = op === 'patch' ? [...Object.keys(patch), ...unset] : [];
  const changed = [...named, ...pathsBetween(before.data, after.data, [])];
  if (changed.some((path) => path !== 'archivedAt')) return 'It stands as it was written.';
  if (changed.length === 0 || isAdmin(writer)) return null;
  const author = before.data.authorId ?? before.data.createdBy;
  const isOwn =
    before.createdBy === writer.userId || (author !== undefined && namesOf(writer).includes(String(author)));
  return isOwn ? null : 'Only its author, owners and admins hide it.';
}

const namesOf = ({ memberId, aliases }: Writer) => (memberId === null ? [] : [memberId, ...aliases]);

/**
 * Members change their own record, and make placeholders for people who are not here yet; nobody raises a role. Whose
 * other name a record is decides whose all is that it owns: that is said of a placeholder that nobody stands for, or of
 * a record that the writer made, never of one that somebody stands for.
 */
function refuseMember(writer: Writer, { before, after }: Write): string | null {
  const isOwn = writer.memberId !== null && after.id === writer.memberId;
  const isOthers = writer.claimed.includes(after.id);
  const isMine = namesOf(writer).includes(String(after.data.aliasOf));
  const role = after.data.role as Role;
  if (!before) {
    if (rank[role] > rank[writer.role]) return 'Owners and admins give roles.';
    if (isOthers) return 'Everybody changes their own record.';
    return isOwn || isMine || after.data.placeholder === true
      ? null
      : 'Only a placeholder is made for somebody else.';
  }
  const changed = pathsBetween(before.data, after.data, []);
  if (changed.length === 0) return null;
  if (changed.includes('role')) return 'Owners and admins give roles.';
  if (isOthers) return 'Everybody changes their own record.';
  const renames = changed.includes('aliasOf') && after.data.aliasOf !== undefined;
  if (isOwn) return renames ? 'Whom somebody stands for is nobody else’s other name.' : null;
  const isMade = before.createdBy === writer.userId;
  const isFree = before.data.placeholder === true && after.data.placeholder === true;
  if (changed.every((path) => path === 'aliasOf') && (isMade || isFree)) return null;
  return isFree && isMade ? null : 'Everybody changes their own record.';
}
