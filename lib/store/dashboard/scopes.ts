import type { Objective } from '../../okr/kinds/objective';
import { refuse } from '../failure';
import type { Write } from '../write';

/** Where a record belongs: its scope is its workspace, or a private team. */
interface Placed {
  workspaceId: string;
  scopeId: string;
}

const isPrivate = ({ scopeId, workspaceId }: Placed) => scopeId !== workspaceId;

/** Nobody may see of a record that it stands below one they may not read. */
export function checkBelow(record: Placed, parent: Placed): void {
  if (isPrivate(parent) && parent.scopeId !== record.scopeId) throw refuse('invalid', 'failScopeParent');
}

/** A private team is a scope of its own, so that no team stands below one. */
export function checkParentScope(team: Placed): void {
  if (isPrivate(team)) throw refuse('invalid', 'failPrivateTeamParent');
}

/** A scope never changes: what hangs on one record moves only to another of the same scope. */
export function checkSameScope(record: Placed, target: Placed): void {
  if (record.scopeId !== target.scopeId) throw refuse('invalid', 'failScopeStays');
}

/** Refuses a private team other than the record's own, and to take that one out. */
export async function checkTeams(
  write: Write,
  record: Placed,
  change: Record<string, boolean>,
): Promise<void> {
  for (const [id, isIn] of Object.entries(change)) {
    if (!isIn && id === record.scopeId) throw refuse('invalid', 'failScopeStays');
    const team = isIn ? await write.get('team', id) : undefined;
    if (team && isPrivate(team) && team.scopeId !== record.scopeId) throw refuse('invalid', 'failScopeTeam');
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
