import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import type { SetChange } from '../dashboard-api';
import type { Write } from '../write';

/** Names that could change what objects are; a file with one of them would be refused. */
const poisoned = new Set(['__proto__', 'constructor', 'prototype']);

export const setChangeSchema = z.optional(
  z.record(idSchema.check(z.refine((id) => !poisoned.has(id), 'a name that cannot be used')), z.boolean()),
);

/** A set with a change in it; those put in must be records of the kind. Entries taken out stay as `false`. */
export async function changeSet(
  write: Write,
  kind: 'member' | 'team' | null,
  set: Record<string, boolean>,
  change: SetChange,
  workspaceId: string,
): Promise<Record<string, boolean>> {
  const next = { ...set };
  for (const [id, isIn] of Object.entries(change)) {
    // A member may be in it under another name.
    const names = kind === 'member' ? write.idsOf(id) : [id];
    if (names.some((name) => set[name] === true) === isIn) continue;
    if (isIn && kind !== null) await write.needHere(kind, id, workspaceId);
    if (isIn) next[id] = true;
    else for (const name of names) if (set[name]) next[name] = false;
  }
  return next;
}
