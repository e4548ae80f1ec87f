import { expect, test, vi } from 'vitest';
import { connectedStore, rowsOf, waiting } from '@/tests/support/connected-store';
import { must } from '@/tests/support/planned-store';
import type { UndoEntry } from './schema';

test('a page that learns of the bond only within its first command queues it, and does it once', async () => {
  const connected = await connectedStore();
  connected.store.close();
  // As in a page that has just been opened: nothing is loaded yet.
  vi.resetModules();
  const { openStore } = await import('./store');
  const { queueCode } = await import('./queue-later');
  expect(queueCode()).toBeNull();
  const store = await openStore({ name: connected.name, now: () => connected.clock.now });
  const before = await rowsOf<UndoEntry>(connected.name, 'undo');
  await must(store.run('createTeam', { name: 'First' }));
  expect(queueCode()).not.toBeNull();
  expect((await waiting(connected)).map(({ op, patch }) => [op, patch.name])).toEqual([['create', 'First']]);
  expect(await rowsOf(connected.name, 'undo')).toHaveLength(before.length + 1);
  // What goes to nobody needs nothing of it.
  await must(store.run('saveDraft', { key: 'a', draft: 1 }));
  store.close();
});
