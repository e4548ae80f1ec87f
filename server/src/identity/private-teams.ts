import { sql } from 'kysely';
import type { Tx } from '../db/as-person';

/** The private teams that a member record is in: whoever stands for it reads them. */
export async function privateTeamsWith(tx: Tx, workspaceId: string, memberId: string): Promise<string[]> {
  const teams = await tx
    .selectFrom('record')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'team')
    .whereRef('scope_id', '=', 'id')
    .where('deleted', '=', false)
    .where(sql<boolean>`(data->>'leadId' = ${memberId} or data->'memberIds'->>${memberId} = 'true')`)
    .execute();
  return teams.map(({ id }) => id);
}
