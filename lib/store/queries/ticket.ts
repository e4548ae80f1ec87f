import type { Queries, ServedKeyResult } from '../api';
import { dueForMe } from '../due';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';
import { ticketsByRef } from '../tickets';

type Suggested = Queries['ticket']['value']['suggested'];
const mostSuggested = 3;
/** How far back "recently linked by me" looks, in links. */
const recentLinks = 12;

/** The panel beside a ticket. */
export const ticket: Query<'ticket'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader, { ref }) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return { ticket: null, serves: [], suggested: [], due: 0 };
    const { id } = summaries.workspace;
    const records = await ticketsByRef(reader, id, ref);
    const serves = await servedBy(
      summaries,
      records.map((record) => record.id),
    );
    const me = reader.state.me[id];
    const suggested = await suggest(summaries, serves, me);
    const { items } = await dueForMe(summaries, me);
    return { ticket: records[0] ?? null, serves, suggested, due: items.length };
  },
};

/** Linked key results, each once, in the order of linking. */
async function servedBy(summaries: Summaries, ticketIds: string[]): Promise<ServedKeyResult[]> {
  const links = await Promise.all(
    ticketIds.map((id) => summaries.reader.standing('activity', 'byTicket', id)),
  );
  const served = new Map<string, ServedKeyResult>();
  for (const activity of links.flat()) {
    if (served.has(activity.keyResultId)) continue;
    const summary = await summaries.of(activity.keyResultId);
    if (summary) served.set(activity.keyResultId, { summary, activity });
  }
  return [...served.values()];
}

/** Siblings of what it serves, then what I linked last; of running cycles. */
async function suggest(
  summaries: Summaries,
  serves: ServedKeyResult[],
  me: string | undefined,
): Promise<Suggested> {
  const taken = new Set(serves.map(({ summary }) => summary.keyResult.id));
  const running = new Set((await summaries.running()).map((cycle) => cycle.id));
  const suggested: Suggested = [];
  const offer = async (id: string, reason: Suggested[number]['reason']) => {
    if (taken.has(id) || suggested.length >= mostSuggested) return;
    taken.add(id);
    const summary = await summaries.of(id);
    if (summary && summary.keyResult.state === 'active' && running.has(summary.cycle.id))
      suggested.push({ summary, reason });
  };
  for (const objectiveId of new Set(serves.map(({ summary }) => summary.objective.id))) {
    const range = IDBKeyRange.bound([objectiveId], [objectiveId, []]);
    for (const { id } of await summaries.reader.by('keyResult', 'byObjective', range)) {
      await offer(id, 'same-objective');
    }
  }
  for (const id of me === undefined ? [] : await recentlyLinked(summaries, me)) await offer(id, 'recent');
  return suggested;
}

async function recentlyLinked({ reader, workspace }: Summaries, me: string): Promise<string[]> {
  const index = reader.tx.objectStore('activity').index('byLinker');
  const range = IDBKeyRange.bound([workspace.id, me], [workspace.id, me, []]);
  const ids: string[] = [];
  let cursor = await index.openCursor(range, 'prev');
  for (let seen = 0; cursor && seen < recentLinks; seen++) {
    if (cursor.value.archivedAt === null) ids.push(cursor.value.keyResultId);
    cursor = await cursor.continue();
  }
  return ids;
}
