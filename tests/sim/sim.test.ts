import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BugName, bugs } from './bugs';
import { emptyTables, openSimDb, type SimDb } from './database';
import { runSeed } from './seed';

let sim: SimDb;
beforeAll(async () => {
  sim = await openSimDb('memory:');
});
afterAll(() => sim.db.destroy());

const size = { clients: 8, ops: 150 };

/** That it finds nothing is what `npm run sim` is for, with many more seeds; here is that it would find something. */
describe('what is broken on purpose is found within 10 seeds', () => {
  it.each(Object.keys(bugs) as BugName[])('%s', async (name) => {
    await emptyTables(sim);
    let found: string[] = [];
    for (let seed = 1; seed <= 10 && found.length === 0; seed++)
      ({ problems: found } = await runSeed(sim, seed, size, bugs[name]));
    expect(found).not.toEqual([]);
  });

  it('and without a bug the same seeds hold', async () => {
    await emptyTables(sim);
    for (let seed = 1; seed <= 10; seed++) {
      const { problems, counts } = await runSeed(sim, seed, size);
      expect(problems, `again: npm run sim -- --from ${seed} --seeds 1 --ops ${size.ops}`).toEqual([]);
      expect(counts.commands).toBeGreaterThan(size.ops / 4);
    }
  });
});
