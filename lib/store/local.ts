import { nextCheckInOn } from '../okr/cadence';
import type { Kind } from '../okr/kinds';
import type { Cycle } from '../okr/kinds/cycle';
import type { Objective } from '../okr/kinds/objective';
import { windowOf } from '../okr/pace';
import { keysOf } from '../okr/same-ticket';
import { countingCheckIns } from '../okr/value';
import type { LocalFields, Stored } from './schema';
import type { Write } from './write';

/** The derived fields that hang on the record alone; a key result's come from `refreshKeyResults`. */
export function deriveLocal<K extends Kind>(kind: K, record: Stored<K>): LocalFields | undefined {
  if (kind !== 'ticket') return undefined;
  const ticket = record as unknown as Stored<'ticket'>;
  const { workspaceId, host, site, hostId } = ticket;
  return {
    keys: keysOf(ticket).map((each) => [workspaceId, host, site, each]),
    ...(hostId !== null && { hostKey: [workspaceId, host, hostId] }),
  };
}

/** Brings the derived fields of the key results that this command touched up to date, before it commits. */
export async function refreshKeyResults(write: Write): Promise<void> {
  for (const id of await touchedKeyResults(write)) {
    const record = await write.get('keyResult', id);
    if (!record) continue;
    const objective = await write.get('objective', record.objectiveId);
    const cycle = objective && (await write.get('cycle', objective.cycleId));
    const checkIns = record.ownerId === null ? [] : await write.standing('checkIn', 'byKeyResult', id);
    const local = keyResultLocal(record, objective, cycle, checkIns);
    if (JSON.stringify(record.local) !== JSON.stringify(local)) write.putLocal({ ...record, local });
  }
}

async function touchedKeyResults(write: Write): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { kind, record, isNew } of write.writtenRecords()) {
    if (kind === 'keyResult') ids.add(record.id);
    if (kind === 'checkIn') ids.add((record as unknown as Stored<'checkIn'>).keyResultId);
    if (isNew) continue;
    if (kind === 'objective') {
      const range = IDBKeyRange.bound([record.id], [record.id, []]);
      for (const { id } of await write.by('keyResult', 'byObjective', range)) ids.add(id);
    }
    if (kind === 'cycle') {
      for (const { id } of await write.by('keyResult', 'byCycle', record.id)) ids.add(id);
    }
  }
  return ids;
}

/**
 * What a key result is found by. `due` is the day as it stands while the cycle runs: once it closes, only the final
 * day counts, which comes later, so that reading up to today never misses one; the reader asks the rule again.
 */
export function keyResultLocal(
  record: Stored<'keyResult'>,
  objective: Objective | undefined,
  cycle: Cycle | undefined,
  checkIns: readonly Stored<'checkIn'>[],
): LocalFields {
  if (!objective) return {};
  const contributors = Object.keys(record.contributorIds).filter((id) => record.contributorIds[id]);
  const people = new Set([...(record.ownerId === null ? [] : [record.ownerId]), ...contributors]);
  const local: LocalFields = {
    cycleId: objective.cycleId,
    people: [...people].map((id) => [objective.cycleId, id]),
  };
  if (!cycle || record.ownerId === null) return local;
  const next = nextCheckInOn({
    keyResult: record,
    objective,
    cycle: cycle.state === 'closing' ? { ...cycle, state: 'active' } : cycle,
    window: windowOf(record, cycle),
    lastOn: countingCheckIns(checkIns).at(-1)?.effectiveOn ?? null,
    today: cycle.startOn,
  });
  if (next !== null) local.due = [record.workspaceId, record.ownerId, objective.cycleId, next];
  return local;
}
