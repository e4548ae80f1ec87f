import { sql } from 'kysely';
import type { Mutation } from '@/lib/protocol/mutation';
import type { Person, Tx } from '../db/as-person';

interface Taken {
  mid: number;
  id: string;
  hlc: string;
}

/**
 * Whether numbers that were taken in before come again with something else: two copies of one browser profile share a
 * client id, and what one of them has sent must not pass for the other's. Nothing is read where nothing comes again.
 */
export async function isAnothers(
  tx: Tx,
  { workspaceId }: Pick<Person, 'workspaceId'>,
  client: string,
  again: readonly Mutation[],
): Promise<boolean> {
  if (again.length === 0) return false;
  const mids = JSON.stringify(again.map(({ mid }) => mid));
  // By the records first, as there is an index for that. What was refused is in no audit, and no other's then either.
  const ids = JSON.stringify([...new Set(again.map(({ id }) => id))]);
  const { rows: same } = await sql<Taken>`select mutation_id as mid, id, hlc from audit
    where workspace_id = ${workspaceId}::uuid and client_id = ${client}
      and id in (select x::uuid from jsonb_array_elements_text(${ids}::text::jsonb) x)
    union all select mutation_id, id, '' from rejection
    where workspace_id = ${workspaceId}::uuid and client_id = ${client}
      and mutation_id in (select x::bigint from jsonb_array_elements_text(${mids}::text::jsonb) x)`.execute(
    tx,
  );
  const isKnown = ({ mid, id, hlc }: Mutation) =>
    same.some((one) => Number(one.mid) === mid && one.id === id && (one.hlc === hlc || one.hlc === ''));
  if (again.every(isKnown)) return false;
  // Of a scope that was lost nothing is seen here: only what is seen to be another's counts.
  const { rows } = await sql<Taken>`select mutation_id as mid, id, hlc from audit
    where workspace_id = ${workspaceId}::uuid and client_id = ${client}
      and mutation_id in (select x::bigint from jsonb_array_elements_text(${mids}::text::jsonb) x)`.execute(
    tx,
  );
  const refused = same.filter(({ hlc }) => hlc === '');
  return again.some(({ mid, id, hlc }) =>
    [...rows, ...refused].some(
      (one) => Number(one.mid) === mid && (one.id !== id || (one.hlc !== '' && one.hlc !== hlc)),
    ),
  );
}
