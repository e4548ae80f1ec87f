import { generateKeyBetween } from 'fractional-indexing';
import type { Kind } from '../../okr/kinds';
import type { Workspace } from '../../okr/kinds/workspace';
import type { Metric } from '../../okr/metrics';
import { metricOf } from '../../okr/metrics';
import { Refusal } from '../failure';
import type { Write } from '../write';

/** The rank after the last of its siblings, read by index: one row, however many there are. */
export async function rankAfterLast(
  write: Write,
  kind: Kind & ('objective' | 'keyResult'),
  parentId: string,
): Promise<string> {
  const index = write.tx.objectStore(kind).index(kind === 'objective' ? 'byCycle' : 'byObjective');
  const last = await index.openKeyCursor(IDBKeyRange.bound([parentId], [parentId, []]), 'prev');
  const key = last?.key;
  const before = Array.isArray(key) ? String(key[1]) : null;
  try {
    return generateKeyBetween(before, null);
  } catch {
    // A rank that came from elsewhere: this one stands after it, and the next move gives all of them new ones.
    return `${before}V`;
  }
}

/** A metric that its own type says no to is refused in that type's words. */
export function checkMetric(metric: Metric): void {
  const refusal = metricOf(metric).refusal(metric);
  if (refusal) throw new Refusal({ code: 'invalid', ...refusal });
}

/** A new workspace's settings, as okr.md gives them. */
export const workspaceDefaults = (
  timeZone: string,
): Omit<Workspace, 'id' | 'workspaceId' | 'scopeId' | 'createdAt' | 'createdBy' | 'archivedAt' | 'name'> => ({
  cadence: { every: 'week', weekday: 5 },
  thresholds: { onTrack: 0.1, atRisk: 0.25 },
  limits: { objectivesPerTeam: 5, keyResultsPerObjective: 5 },
  weekStart: 1,
  timeZone,
  individualOkrs: false,
});

export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
