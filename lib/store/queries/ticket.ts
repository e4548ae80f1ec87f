import type { Queries, ServedKeyResult } from '../api';
import { dueForMe } from '../due';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';
import { formerSites, ticketsByRef } from '../tickets';

type Suggested = Queries['ticket']['value']['suggested'];
const mostSuggested = 3;
/** How far back "recently linked by me" looks, in links. */
const recentLinks = 12;

/** The panel beside a ticket. */
export const ticket: Query<'ticket'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader, { ref, hostId = null }) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return { ticket: null, formerSites: [], serves: [], suggested: [], due: 0 };
    const { id } = summaries.workspace;
    const records = await ticketsByRef(reader, id, ref, hostId);
    const me = reader.myId(id);
    const ids = records.map((record) => record.id);
    const shownId = records.find((record) => record.hostId !== null)?.hostId ?? hostId;
    const [{ serves, suggested }, { items }, former] = await Promise.all([
      servedBy(summaries, ids).then(async (serves) => ({
        serves,
        suggested: await suggest(summaries, serves, me),
      })),
      dueForMe(summaries, me),
      formerSites(reader, id, ref, shownId),
    ]);
    return { ticket: records[0] ?? null, formerSites: former, serves, suggested, due: items.length };
  },
};

/** Linked key results, each once, in the order of linking. */
async function servedBy(summaries: Summaries, ticketIds: string[]): Promise<ServedKeyResult[]> {
  const links = await Promise.all(
    ticketIds.map((id) => summaries.reader.standing('activity', 'byTicket', id)),
  );
  const byKeyResult = new Map<string, ServedKeyResult['activity']>();
  for (const activity of links.flat()) {
    if (!byKeyResult.has(activity.keyResultId)) byKeyResult.set(activity.keyResultId, activity);
  }
  const first = [...byKeyResult.values()];
  const found = await Promise.all(first.map((activity) => summaries.of(activity.keyResultId)));
  return found.flatMap((summary, at) => {
    const activity = first[at];
    return summary && activity ? [{ summary, activity }] : [];
  });
}

/** Siblings of what it serves, then what I linked last; of running cycles. */
async function suggest(
  summaries: Summaries,
  serves: ServedKeyResult[],
  me: string | undefined,
): Promise<Suggested> {
  const taken = new Set(serves.map(({ summary }) => summary.keyResult.id));
  const running = new Set((await summaries.running()).map((cycle) => cycle.id));
  const siblings = await Promise.all(
    [...new Set(serves.map(({ summary }) => summary.objective.id))].map((objectiveId) =>
      summaries.reader.by('keyResult', 'byObjective', IDBKeyRange.bound([objectiveId], [objectiveId, []])),
    ),
  );
  const reasons = new Map<string, Suggested[number]['reason']>();
  for (const id of me === undefined ? [] : await recentlyLinked(summaries, me)) reasons.set(id, 'recent');
  const candidates = [...new Set([...siblings.flat().map(({ id }) => id), ...reasons.keys()])];
  for (const { id } of siblings.flat()) reasons.set(id, 'same-objective');
  const open = candidates.filter((id) => !taken.has(id));
  const suggested: Suggested = [];
  while (open.length > 0 && suggested.length < mostSuggested) {
    for (const summary of await summaries.all(open.splice(0, mostSuggested - suggested.length))) {
      const { id, state } = summary.keyResult;
      const reason = reasons.get(id);
      if (reason && state === 'active' && running.has(summary.cycle.id)) suggested.push({ summary, reason });
    }
  }
  return suggested;
}

async function recentlyLinked({ reader, workspace }: Summaries, me: string): Promise<string[]> {
  const index = reader.tx.objectStore('activity').index('byLinker');
  const links: { keyResultId: string; createdAt: number }[] = [];
  for (const id of reader.idsOf(me)) {
    const range = IDBKeyRange.bound([workspace.id, id], [workspace.id, id, []]);
    let cursor = await index.openCursor(range, 'prev');
    for (let seen = 0; cursor && seen < recentLinks; seen++) {
      if (cursor.value.archivedAt === null) links.push(cursor.value);
      cursor = await cursor.continue();
    }
  }
  return links.sort((a, b) => b.createdAt - a.createdAt).map(({ keyResultId }) => keyResultId);
}
