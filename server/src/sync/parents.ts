import { sql } from 'kysely';
import type { Tx } from '../db/as-person';

/** Kinds with something above them, and where it is named. */
const above: Record<string, (data: Record<string, unknown>) => unknown> = {
  objective: ({ parent }) => (parent as { id?: unknown } | null | undefined)?.id,
  keyResult: ({ objectiveId }) => objectiveId,
  cycle: ({ parentId }) => parentId,
  team: ({ parentId }) => parentId,
};

/** The id of what a record hangs on; null = nothing. A key result's is its objective, so that loops through one show. */
export function parentIn(kind: string, data: Record<string, unknown>): string | null {
  const id = above[kind]?.(data);
  return typeof id === 'string' ? id : null;
}

/** Ids that a mutation hangs its record on, as far as its own words tell. */
export function parentsNamed(kind: string, patch: Record<string, unknown>): string[] {
  const id = parentIn(kind, patch);
  return id === null ? [] : [id];
}

/** What hangs on what above these ids, as far up as it goes, by one statement. */
export async function readParents(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; parent: string }>`with recursive up(id, parent) as (
      select r.id::text, ${sql.raw(parentSql)} from record r
        where r.workspace_id = ${workspaceId}::uuid
          and r.id in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) x
            where x ~ ${uuid})
      union
      select r.id::text, ${sql.raw(parentSql)} from up join record r
        on r.workspace_id = ${workspaceId}::uuid and r.id = case when up.parent ~ ${uuid} then up.parent::uuid end
    ) select id, parent from up where parent is not null`.execute(tx);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}

const uuid = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
const parentSql = `case r.kind when 'objective' then r.data->'parent'->>'id'
  when 'keyResult' then r.data->>'objectiveId' when 'cycle' then r.data->>'parentId'
  when 'team' then r.data->>'parentId' end`;

/** Whether going up from this record leads back to it. */
export function isOwnAncestor(id: string, parentOf: (id: string) => string | null): boolean {
  const seen = new Set<string>();
  for (let at = parentOf(id); at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
