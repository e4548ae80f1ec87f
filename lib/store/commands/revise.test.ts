import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type Planned, plannedStore, quietCheckIn } from '@/tests/support/planned-store';
import type { Metric } from '../../okr/metrics';
import type { Store } from '../api';

let planned: Planned;
let store: Store;
let keyResultId: string;
beforeEach(async () => {
  planned = await plannedStore();
  ({ store, keyResultId } = planned);
});
afterEach(() => store.close());

const dayMs = 86_400_000;
const summary = async () => {
  const shown = await store.read('keyResult', { keyResultId });
  if (!shown) throw new Error('gone');
  return shown.summary;
};
const history = async () =>
  (await summary()).history.map(({ on, percent, current }) => [on, percent, current]);
const checkIn = (value: number) => must(store.run('checkIn', { keyResultId, value, ...quietCheckIn }));
const seconds = (target: number): Metric => ({ type: 'number', start: 3.1, target, unit: 's' });

test('a revision keeps the values before it, and earlier progress stays what it was', async () => {
  await checkIn(2.55);
  planned.clock.now += dayMs;
  const before = await history();
  await must(store.run('editKeyResult', { keyResultId, metric: seconds(1), reason: ' Harder ' }));
  expect(await history()).toEqual(before);
  expect((await summary()).percent).toBe(26);
  const { revisions, members } = await store.read('keyResultHistory', { keyResultId });
  expect(revisions).toMatchObject([
    { reason: 'Harder', before: { metric: seconds(2), startOn: null, dueOn: null } },
  ]);
  expect(members[revisions[0]?.createdBy ?? '']?.name).toBe('Ada');
  await must(store.run('undo', {}));
  expect((await store.read('keyResultHistory', { keyResultId })).revisions).toEqual([]);
  expect((await summary()).percent).toBe(50);
});

test('what is no change of the terms wants no reason and leaves no revision', async () => {
  const same = { keyResultId, metric: seconds(2), startOn: null, dueOn: null, title: 'Faster' };
  await must(store.run('editKeyResult', same));
  expect((await store.read('keyResultHistory', { keyResultId })).revisions).toEqual([]);
  expect((await summary()).keyResult.title).toBe('Faster');
});

test('a draft is changed freely; one with check-ins keeps the terms of their time all the same', async () => {
  await must(store.run('setKeyResultState', { keyResultId, state: 'draft' }));
  await must(store.run('editKeyResult', { keyResultId, metric: seconds(1) }));
  expect((await store.read('keyResultHistory', { keyResultId })).revisions).toEqual([]);
  await checkIn(2.05);
  planned.clock.now += dayMs;
  const before = await history();
  await must(store.run('editKeyResult', { keyResultId, metric: seconds(2) }));
  expect(await history()).toEqual(before);
});

test.each<[string, Metric, unknown]>([
  ['done or not', { type: 'binary' }, false],
  ['steps', { type: 'milestone', steps: { s: { title: 'S', weight: 1, rank: 'a0' } } }, {}],
  ['a band', { type: 'maintain', max: 2.5, tolerance: 1, unit: 's' }, 2.4],
])(
  'a metric of another type (%s): check-ins of before keep theirs, and the next goes by the new one',
  async (_, metric, current) => {
    await checkIn(2.4);
    planned.clock.now += dayMs;
    const before = await history();
    await must(store.run('editKeyResult', { keyResultId, metric, reason: 'Measured otherwise' }));
    expect(await history()).toEqual(before);
    expect((await summary()).current).toEqual(current);
    expect((await summary()).lastCheckIn?.value).toBe(2.4);
  },
);

test('a step that is left out keeps its entry as removed', async () => {
  const step = (title: string) => ({ title, weight: 1, rank: 'a0' });
  const reason = 'steps';
  const steps = (some: Record<string, string>): Metric => ({
    type: 'milestone',
    steps: Object.fromEntries(Object.entries(some).map(([id, title]) => [id, step(title)])),
  });
  await must(store.run('editKeyResult', { keyResultId, reason, metric: steps({ a: 'A', b: 'B' }) }));
  await must(store.run('editKeyResult', { keyResultId, reason, metric: steps({ b: 'B2', c: 'C' }) }));
  expect((await summary()).keyResult.metric).toMatchObject({
    steps: { a: { title: 'A', removed: true }, b: { title: 'B2' }, c: { title: 'C' } },
  });
  await must(store.run('undo', {}));
  expect((await summary()).keyResult.metric).toEqual(steps({ a: 'A', b: 'B' }));
});

test('however it is revised, progress of earlier check-ins does not move', async () => {
  const moves = fc.array(
    fc.oneof(
      fc.record({ value: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ target: fc.integer({ min: -5, max: 2 }) }),
      fc.record({ dueOn: fc.constantFrom('2026-10-01', '2026-11-01', null) }),
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(moves, async (script) => {
      for (const move of script) {
        const before = await history();
        planned.clock.now += 1000;
        if ('value' in move) await checkIn(move.value);
        else {
          const terms = 'target' in move ? { metric: seconds(move.target) } : { dueOn: move.dueOn };
          await must(store.run('editKeyResult', { keyResultId, ...terms, reason: 'changed' }));
        }
        expect((await history()).slice(0, before.length)).toEqual(before);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
