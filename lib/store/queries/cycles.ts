import type { Query } from '../query';

/** Cycles of the workspace, archived ones too, newest first; what stands in each is two counts, without a row. */
export const cycles: Query<'cycles'> = {
  stores: ['workspace', 'cycle', 'objective', 'keyResult'],
  async run(reader) {
    const workspace = await reader.workspace();
    if (!workspace) return [];
    const { id } = workspace;
    const all = await reader.by('cycle', 'byWorkspace', IDBKeyRange.bound([id], [id, []]));
    const objectives = reader.tx.objectStore('objective');
    const keyResults = reader.tx.objectStore('keyResult');
    const counted = await Promise.all(
      all.map(async (cycle) => {
        const range = IDBKeyRange.bound([cycle.id], [cycle.id, []]);
        const [inCycle, hidden, ofCycle, hiddenOnes] = await Promise.all([
          objectives.index('byCycle').count(range),
          objectives.index('byArchived').count(range),
          keyResults.index('byCycle').count(cycle.id),
          keyResults.index('byArchived').count(range),
        ]);
        return { cycle, objectives: inCycle - hidden, keyResults: ofCycle - hiddenOnes };
      }),
    );
    return counted.sort((a, b) => newestFirst(a.cycle, b.cycle));
  },
};

const newestFirst = (a: { startOn: string; endOn: string }, b: { startOn: string; endOn: string }) =>
  a.startOn !== b.startOn ? (a.startOn < b.startOn ? 1 : -1) : a.endOn < b.endOn ? 1 : -1;
