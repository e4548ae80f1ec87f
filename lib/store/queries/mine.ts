import { dueForMe } from '../due';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

/** My key results and those I contribute to: of running cycles, or of one. */
export const mine: Query<'mine'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader, { cycleId }) {
    const summaries = await Summaries.begin(reader);
    const me = summaries ? reader.myId(summaries.workspace.id) : undefined;
    if (!summaries || me === undefined) return { summaries: [], due: 0 };
    const cycleIds = cycleId === null ? (await summaries.running()).map(({ id }) => id) : [cycleId];
    const index = reader.tx.objectStore('keyResult').index('byPerson');
    const named = reader.idsOf(me);
    const ids = await Promise.all(
      cycleIds.flatMap((id) => named.map((one) => index.getAllKeys(IDBKeyRange.only([id, one])))),
    );
    const found = await summaries.all(ids.flat() as string[]);
    const { items } = await dueForMe(summaries, me);
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    found.sort(
      (a, b) =>
        order(a.cycle.endOn, b.cycle.endOn) ||
        order(a.objective.rank, b.objective.rank) ||
        order(a.objective.id, b.objective.id) ||
        order(a.keyResult.rank, b.keyResult.rank),
    );
    return { summaries: found, due: items.length };
  },
};
