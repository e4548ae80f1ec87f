import { expect, test, vi } from 'vitest';
import { must, plannedStore, webTicket } from '@/tests/support/planned-store';
import type { Result, Store } from './api';
import { refuse } from './failure';
import { openAnywhere } from './open-anywhere';

const denied = refuse('storage-denied', 'failStorageDenied');

/** A page's own store where the browser denies it one. */
const deniedStore = (): Store => ({
  run: async () => ({ ok: false, error: denied.failure }) as Result<never>,
  read: () => Promise.reject(denied),
  onChanged: () => {},
  close: () => {},
});

test('where the page may store, the worker is never asked', async () => {
  const { store } = await plannedStore();
  const remote = vi.fn();
  const anywhere = await openAnywhere({ local: async () => store, remote, isPrivate: false });
  expect((await anywhere.read('boot', {})).me?.name).toBe('Ada');
  expect(anywhere.place()).toBe('here');
  expect(remote).not.toHaveBeenCalled();
});

test('where it may not, many questions at once move to one store of the worker', async () => {
  const planned = await plannedStore();
  const remote = vi.fn(async () => planned.store);
  const anywhere = await openAnywhere({ local: async () => deniedStore(), remote, isPrivate: false });
  const heard = vi.fn();
  anywhere.onChanged(heard);
  const args = { ...webTicket(1), keyResultId: planned.keyResultId };
  const [boot, linked] = await Promise.all([
    anywhere.read('boot', {}),
    must(anywhere.run('linkTicket', args)),
  ]);
  expect(boot.me?.name).toBe('Ada');
  expect(linked.activityId).toBeTruthy();
  expect(anywhere.place()).toBe('worker');
  expect(remote).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
});

test('a worker that is denied too says so, once', async () => {
  const remote = vi.fn(async () => deniedStore());
  const anywhere = await openAnywhere({ local: async () => deniedStore(), remote, isPrivate: false });
  await expect(anywhere.read('boot', {})).rejects.toBe(denied);
  expect(await anywhere.run('undo', {})).toEqual({ ok: false, error: denied.failure });
  expect(remote).toHaveBeenCalledTimes(1);
});

test('other failures stay where they are', async () => {
  const { store } = await plannedStore();
  const remote = vi.fn();
  const anywhere = await openAnywhere({ local: async () => store, remote, isPrivate: false });
  const answer = await anywhere.run('linkTicket', { ...webTicket(1), keyResultId: 'nobody' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(remote).not.toHaveBeenCalled();
});

test('a private window never opens a store of its own', async () => {
  const planned = await plannedStore();
  const local = vi.fn();
  const anywhere = await openAnywhere({ local, remote: async () => planned.store, isPrivate: true });
  expect((await anywhere.read('boot', {})).me?.name).toBe('Ada');
  expect(local).not.toHaveBeenCalled();
});
