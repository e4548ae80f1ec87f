import type { Objective } from '../../okr/kinds/objective';
import { isPrivate, mayName, type Scoped } from '../../okr/scope';
import { refuse } from '../failure';
import type { Write } from '../write';

/** Nobody may see of a record that it stands below one they may not read. */
export function checkBelow(record: Scoped, parent: Scoped): void {
  if (!mayName(record, parent)) throw refuse('invalid', 'dashFailScopeParent');
}

/** A private team is a scope of its own, so that no team stands below one. */
export function checkParentScope(team: Scoped): void {
  if (isPrivate(team)) throw refuse('invalid', 'dashFailPrivateTeamParent');
}

/** A scope never changes: what hangs on one record moves only to another of the same scope. */
export function checkSameScope(record: Scoped, target: Scoped): void {
  if (record.scopeId !== target.scopeId) throw refuse('invalid', 'dashFailScopeStays');
}

/** Refuses a private team other than the record's own, and to take that one out. */
export async function checkTeams(
  write: Write,
  record: Scoped,
  change: Record<string, boolean>,
): Promise<void> {
  for (const [id, isIn] of Object.entries(change)) {
    if (!isIn && id === record.scopeId) throw refuse('invalid', 'dashFailScopeStays');
    const team = isIn ? await write.get('team', id) : undefined;
    if (team && !mayName(record, team)) throw refuse('invalid', 'dashFailScopeTeam');
  }
}

/**
 * The scope of a new objective, and its team: one below a private team's objective belongs to that team where no team
 * is named.
 */
export async function scopeOfNew(
  write: Write,
  workspaceId: string,
  teamId: string | undefined,
  parent: Objective['parent'] | undefined,
): Promise<{ scopeId: string; teamId: string | undefined }> {
  const above = parent ? await write.needHere(parent.kind, parent.id, workspaceId) : null;
  const wanted = teamId ?? (above && isPrivate(above) ? above.scopeId : undefined);
  const team = wanted === undefined ? null : await write.needHere('team', wanted, workspaceId);
  const scopeId = team?.scopeId ?? workspaceId;
  if (above) checkBelow({ workspaceId, scopeId }, above);
  return { scopeId, teamId: wanted };
}
