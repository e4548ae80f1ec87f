import type { Kind } from '@/lib/okr/kinds';
import type { RejectionCode } from '@/lib/protocol/mutation';
import type { Role } from '../db/schema';

/** What a role may write. Owner and admin everything; a viewer checks in nothing. */
const membersMayNot: readonly Kind[] = ['workspace', 'member'];

/** Why this person may not write this record; null = they may. */
export function refuseWrite(
  role: Role,
  kind: Kind,
  op: 'create' | 'patch' | 'purge',
  record: { id: string; createdBy: string } | null,
  me: string,
): RejectionCode | null {
  if (role === 'owner' || role === 'admin') return null;
  if (role === 'viewer') return 'forbidden';
  // A person may change the own member record: the name, the accounts.
  if (kind === 'member' && op === 'patch' && record?.id === me) return null;
  if (membersMayNot.includes(kind)) return 'forbidden';
  if (op === 'purge' && record?.createdBy !== me) return 'forbidden';
  return null;
}
