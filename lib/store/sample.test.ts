import { expect, test } from 'vitest';
import { openStore } from './store';

test('the sample loads as a workspace of its own, with check-ins due', async () => {
  const store = await openStore({ name: 'sample' });
  expect(await store.run('loadSample', {})).toMatchObject({ ok: false, error: { message: 'failNoMe' } });
  await store.run('introduceMe', { name: 'Ada', account: null });
  const loaded = await store.run('loadSample', {});
  expect(loaded).toMatchObject({ ok: true });
  const boot = await store.read('boot', {});
  expect(boot.workspace?.sample).toBe(true);
  expect(boot.me?.name).toBe('Ada');
  const due = await store.read('due', {});
  expect(due.items.length).toBeGreaterThanOrEqual(3);
  expect((await store.read('mine', { cycleId: null })).summaries.length).toBeGreaterThan(3);
  store.close();
});
