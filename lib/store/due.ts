import { addDays } from '../okr/day';
import type { KeyResultSummary } from '../okr/summary';
import type { SnoozeRow } from './schema';
import type { Summaries } from './summaries';

/** Values of a cycle may come so many days after its last one; see `closingEndsOn`. */
const longestClosing = 7;

export interface Due {
  items: KeyResultSummary[];
  next: string | null;
  snoozed: number;
}

/** Check-ins due for me, most overdue first: from the index by owner, cycle and day, so never a scan. */
export async function dueForMe(summaries: Summaries, me: string | undefined): Promise<Due> {
  const { reader, workspace, today } = summaries;
  if (me === undefined) return { items: [], next: null, snoozed: 0 };
  const cycles = (await summaries.cyclesFrom(addDays(today, -longestClosing))).filter(
    (cycle) => cycle.startOn <= today,
  );
  const coming: string[] = [];
  const dueIds: string[] = [];
  const index = reader.tx.objectStore('keyResult').index('byDue');
  await Promise.all(
    cycles.flatMap(({ id }) =>
      reader.idsOf(me).map(async (owner) => {
        const prefix = [workspace.id, owner, id];
        const [due, first] = await Promise.all([
          index.getAllKeys(IDBKeyRange.bound(prefix, [...prefix, today])),
          index.openKeyCursor(IDBKeyRange.bound([...prefix, today], [...prefix, []], true)),
        ]);
        dueIds.push(...(due as string[]));
        if (Array.isArray(first?.key)) coming.push(String(first.key[3]));
      }),
    ),
  );
  const candidates = await summaries.all(dueIds);
  const asked: KeyResultSummary[] = [];
  let snoozed = 0;
  for (const summary of candidates) {
    const { nextCheckInOn } = summary;
    if (!summary.isDue) {
      if (nextCheckInOn !== null && nextCheckInOn > today) coming.push(nextCheckInOn);
    } else if (await isSnoozed(summaries, summary.keyResult.id)) {
      snoozed++;
      coming.push(addDays(today, 1));
    } else asked.push(summary);
  }
  const day = (summary: KeyResultSummary) => summary.nextCheckInOn ?? '';
  asked.sort((a, b) => compare(day(a), day(b)) || compare(a.keyResult.rank, b.keyResult.rank));
  return { items: asked, next: coming.sort()[0] ?? null, snoozed };
}

async function isSnoozed({ reader, today }: Summaries, keyResultId: string): Promise<boolean> {
  const row: SnoozeRow | undefined = await reader.tx.objectStore('snooze').get(keyResultId);
  return row !== undefined && row.until > today;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
