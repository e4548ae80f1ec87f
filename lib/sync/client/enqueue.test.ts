import { describe, expect, test } from 'vitest';
import { device, idOf, objective, ticket, workspaceId } from '@/tests/support/sync-device';
import { hlcSchema, mutationSchema } from '../../protocol/mutation';
import { nextBatch } from './next-batch';
import { inOrder, uploadAll } from './upload-all';

const said = ({ waiting }: ReturnType<typeof device>) =>
  waiting().map(({ op, patch, unset }) => ({ op, patch, unset }));

test('nothing waits where nothing is connected', async () => {
  const a = device();
  await a.write('objective', idOf(1), objective(1));
  expect(a.waiting()).toEqual([]);
});

test('what is new goes whole, what changes goes by path, numbered without a gap', async () => {
  const a = device();
  await a.connect();
  await a.write('objective', idOf(1), objective(1, { description: 'Why' }));
  await a.write('objective', idOf(1), { title: 'New', 'labels.speed': true, description: undefined });
  await a.write('objective', idOf(1), { title: 'New' });
  expect(a.waiting().map(({ mid }) => mid)).toEqual([1, 2]);
  const [create, patch] = a.waiting();
  expect(create).toMatchObject({ op: 'create', patch: objective(1, { description: 'Why' }) });
  expect(Object.keys(create?.patch ?? {})).not.toContain('clock');
  expect(patch).toMatchObject({
    op: 'patch',
    patch: { title: 'New', 'labels.speed': true },
    unset: ['description'],
    hlc: a.store.records.get(`objective/${idOf(1)}`)?.record.clock.title,
  });
  for (const one of a.waiting()) expect(mutationSchema.safeParse(one).success).toBe(true);
  expect(a.store.confirmed.get(idOf(1))?.record).toBeNull();
});

test('the sample never waits', async () => {
  const a = device();
  await a.connect();
  await a.transact(async (tx) =>
    tx.putRecord('workspace', { id: workspaceId, workspaceId, sample: true, clock: {} }),
  );
  await a.write('objective', idOf(1), objective(1));
  await a.transact((tx) => uploadAll(tx, workspaceId));
  expect(a.waiting()).toEqual([]);
});

describe('a ticket’s own fields', () => {
  test('stay on the device', async () => {
    const a = device();
    await a.connect();
    await a.write('ticket', idOf(1), ticket(1));
    await a.write('ticket', idOf(1), { title: 'Other', refreshedAt: 5, assignee: undefined });
    await a.write('ticket', idOf(1), { title: 'Third', statusName: 'Done' });
    expect(said(a)).toMatchObject([{ op: 'create' }, { op: 'patch', patch: { statusName: 'Done' } }]);
    expect(JSON.stringify(a.waiting())).not.toMatch(/Secret|Ann|refreshedAt|Other|Third/);
  });

  test('titles go where the workspace shares them, those of before too', async () => {
    const a = device();
    await a.transact(async (tx) => tx.putRecord('workspace', { id: workspaceId, workspaceId, clock: {} }));
    await a.connect();
    await a.write('ticket', idOf(1), ticket(1));
    await a.write('workspace', workspaceId, { shareTitles: true });
    await a.write('ticket', idOf(1), { title: 'Other', refreshedAt: 5 });
    expect(said(a).slice(1)).toMatchObject([
      { patch: { shareTitles: true } },
      { op: 'patch', patch: { title: 'Secret plans', assignee: 'Ann' } },
      { patch: { title: 'Other' } },
    ]);
  });
});

test('an upload brings every stamp, and what others hang on first', async () => {
  const a = device();
  await a.write('keyResult', idOf(3), { id: idOf(3), workspaceId, objectiveId: idOf(2) });
  await a.write('objective', idOf(2), objective(2, { parent: { kind: 'objective', id: idOf(9) } }));
  a.at.now += 1000;
  await a.write('objective', idOf(2), { title: 'Later' });
  await a.write('objective', idOf(9), objective(9));
  await a.connect();
  await a.transact((tx) => uploadAll(tx, workspaceId));
  expect(a.waiting().map(({ id }) => id)).toEqual([idOf(9), idOf(2), idOf(3)]);
  const { clock, hlc } = a.waiting()[1] ?? {};
  expect(clock).toEqual(a.record('objective', idOf(2))?.clock);
  expect(hlc).toBe(clock?.title);
  expect(Object.values(clock ?? {}).every((stamp) => hlcSchema.safeParse(stamp).success)).toBe(true);
});

test('a ring of parents and a chain of 20,000 both end', () => {
  const row = (number: number, parentId: number) => ({
    kind: 'team' as const,
    record: { id: idOf(number), workspaceId, parentId: idOf(parentId), clock: {} },
  });
  expect(inOrder([row(1, 2), row(2, 1)])).toHaveLength(2);
  const chain = Array.from({ length: 20_000 }, (_, at) => row(at, at + 1));
  expect(inOrder(chain)[0]?.record.id).toBe(idOf(19_999));
});

test('a batch keeps to the limits and says what came before it', async () => {
  const a = device();
  await a.connect();
  for (let number = 1; number <= 30; number++)
    await a.write('objective', idOf(number), objective(number, { note: 'x'.repeat(50_000) }));
  const batch = await a.transact((tx) => nextBatch(tx, workspaceId));
  expect(batch?.mutations.length).toBe(17);
  expect(batch?.last).toBe(0);
  expect(JSON.stringify(batch).length).toBeLessThan(1_000_000);
  expect(a.waiting().filter(({ sent }) => sent)).toHaveLength(17);
  expect((await a.transact((tx) => nextBatch(tx, workspaceId, 2)))?.mutations).toHaveLength(2);
});
