import type { TicketRef } from '../../okr/kinds/ticket';
import type { Queries } from '../api';
import type { Query } from '../query';
import type { Stored } from '../schema';
import { idsIn, Summaries, summaryStores } from '../summaries';
import { ticketsByRef } from '../tickets';

type Group = Queries['picker']['value']['groups'][number];

/** What a list under a field can show; more words narrow it. */
const mostItems = 60;

/** Key results to link to: of running cycles, or of one; all words must be in title, short name or objective. */
export const picker: Query<'picker'> = {
  stores: summaryStores,
  async run(reader, { text, cycleId, ref, hostId = null }) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return { groups: [] };
    const one = cycleId === null ? null : await summaries.get('cycle', cycleId);
    const cycles = cycleId === null ? await summaries.running() : one ? [one] : [];
    const linked = await linkedTo(summaries, ref, hostId);
    const words = fold(text).split(/\s+/).filter(Boolean);
    const candidates: Candidate[] = [];
    for (const cycle of cycles) {
      for (const [objective, keyResults] of await plan(summaries, cycle.id)) {
        const matching = ownFirst(
          keyResults.filter((keyResult) => matches(words, objective, keyResult)),
          (keyResult) => matches(words, null, keyResult),
        );
        // An objective of its own also shows without key results, so that one can be created in it.
        if (matching.length === 0 && (keyResults.length > 0 || !matches(words, objective, null))) continue;
        candidates.push({ cycle, objective, matching });
      }
    }
    const groups: Group[] = [];
    let room = mostItems;
    for (const { cycle, objective, matching } of ownFirst(candidates, ({ matching: [first] }) =>
      matches(words, null, first ?? null),
    )) {
      if (room <= 0) break;
      const found = await summaries.all(matching.slice(0, room).map(({ id }) => id));
      const items = found.map((summary) => ({ summary, linked: linked.has(summary.keyResult.id) }));
      room -= items.length;
      groups.push({ objective, team: await teamOf(summaries, objective), cycle, items });
    }
    return { groups };
  },
};

interface Candidate {
  cycle: Stored<'cycle'>;
  objective: Stored<'objective'>;
  matching: Stored<'keyResult'>[];
}

/** What carries the words itself stands before what is only found by its objective; else the order stays. */
const ownFirst = <T>(found: readonly T[], isOwn: (each: T) => boolean): T[] => [
  ...found.filter(isOwn),
  ...found.filter((each) => !isOwn(each)),
];

/** Objectives of a cycle in rank order, each with its key results in theirs; closed and archived ones left out. */
async function plan(
  summaries: Summaries,
  cycleId: string,
): Promise<[Stored<'objective'>, Stored<'keyResult'>[]][]> {
  const { reader } = summaries;
  const [objectives, keyResults] = await Promise.all([
    reader.by('objective', 'byCycle', IDBKeyRange.bound([cycleId], [cycleId, []])),
    reader.by('keyResult', 'byCycle', cycleId),
  ]);
  const open = (record: { archivedAt: number | null; state: string }) =>
    record.archivedAt === null && record.state !== 'closed';
  const byObjective = new Map<string, Stored<'keyResult'>[]>();
  for (const keyResult of keyResults.filter(open)) {
    byObjective.set(keyResult.objectiveId, [...(byObjective.get(keyResult.objectiveId) ?? []), keyResult]);
  }
  const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }) =>
    a.rank < b.rank || (a.rank === b.rank && a.id < b.id) ? -1 : 1;
  return objectives
    .filter(open)
    .map((objective) => [objective, (byObjective.get(objective.id) ?? []).sort(byRank)]);
}

function matches(
  words: string[],
  objective: Stored<'objective'> | null,
  keyResult: Stored<'keyResult'> | null,
): boolean {
  if (words.length === 0) return true;
  const text = fold(`${objective?.title ?? ''}\n${keyResult?.title ?? ''}\n${keyResult?.shortName ?? ''}`);
  return words.every((word) => text.includes(word));
}

/** Lower case without accents: "büro" is found by "buro". */
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

async function linkedTo(
  summaries: Summaries,
  ref: TicketRef | null,
  hostId: string | null,
): Promise<Set<string>> {
  if (!ref) return new Set();
  const tickets = await ticketsByRef(summaries.reader, summaries.workspace.id, ref, hostId);
  const links = await Promise.all(
    tickets.map(({ id }) => summaries.reader.standing('activity', 'byTicket', id)),
  );
  return new Set(links.flat().map((activity) => activity.keyResultId));
}

async function teamOf(summaries: Summaries, { teamIds }: Stored<'objective'>) {
  const [id] = idsIn(teamIds);
  return id === undefined ? null : ((await summaries.get('team', id)) ?? null);
}
