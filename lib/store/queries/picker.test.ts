import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../api';
import { openStore } from '../store';

let store: Store;

beforeEach(async () => {
  store = await openStore({ name: `picker-${crypto.randomUUID()}` });
  await store.run('introduceMe', { name: 'Maya', account: null });
  await store.run('loadSample', {});
});

const titles = async (text: string) => {
  const { groups } = await store.read('picker', { text, cycleId: null, ref: null });
  return groups.flatMap(({ items }) => items.map(({ summary }) => summary.keyResult.title));
};

test('what carries the words itself comes first, then what its objective carries them for', async () => {
  const found = await titles('cart ab');
  expect(found[0]).toContain('Cart abandonment');
  expect(found.length).toBeGreaterThan(1);
});

test('without words the plan’s own order stays', async () => {
  const all = await titles('');
  const again = await titles('  ');
  expect(again).toEqual(all);
  expect(all.length).toBeGreaterThan(10);
});

test('no word, no accent and no case is in the way', async () => {
  expect(await titles('LOADS pagé')).toEqual(['Product page loads below 2 s']);
  expect(await titles('no such key result')).toEqual([]);
});

test('a ticket that was moved is marked by its id: it was linked under its former key', async () => {
  const was = { host: 'linear', site: 'linear.app/acme', key: 'ENG-7' };
  const ref = { ...was, key: 'OPS-3' };
  const marked = async (hostId?: string) => {
    const { groups } = await store.read('picker', { text: 'LOADS', cycleId: null, ref, hostId });
    return groups.flatMap(({ items }) => items.map(({ linked }) => linked));
  };
  const { groups } = await store.read('picker', { text: 'LOADS', cycleId: null, ref: null });
  const keyResultId = groups[0]?.items[0]?.summary.keyResult.id ?? '';
  const url = 'https://linear.app/acme/issue/ENG-7';
  await store.run('linkTicket', { ticket: was, url, title: null, hostId: 'an-id', keyResultId });
  expect((await marked('an-id'))[0]).toBe(true);
  expect((await marked('another'))[0]).toBe(false);
  expect((await marked())[0]).toBe(false);
});
