import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChanges } from './changed';

let told: unknown[] = [];
beforeEach(() => {
  told = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => void told.push(message));
});
afterEach(() => vi.useRealTimers());

test('the first commit goes out at once, a burst after it as one', async () => {
  vi.useFakeTimers();
  const changes = createChanges();
  for (let revision = 1; revision <= 20; revision++) changes.committed(revision, revision);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual([
    { type: 'changed', revision: 1 },
    { type: 'changed', revision: 20 },
  ]);
  expect(await fakeBrowser.storage.local.get('store')).toEqual({ store: { count: 20, revision: 20 } });
  changes.close();
});

test('what waits goes out before the page closes', () => {
  const changes = createChanges();
  changes.committed(1, 1);
  changes.committed(2, 2);
  changes.close();
  return vi.waitFor(() => expect(told).toContainEqual({ type: 'changed', revision: 2 }));
});

test('this page hears its own commits, each of them, until it stops listening', () => {
  const changes = createChanges();
  const heard: number[] = [];
  const stop = new AbortController();
  changes.listen((revision) => heard.push(revision), stop.signal);
  changes.listen((revision) => heard.push(-revision), AbortSignal.abort());
  changes.committed(1, 1);
  changes.committed(2, 2);
  stop.abort();
  changes.committed(3, 3);
  expect(heard).toEqual([1, 2]);
  changes.close();
});

test('nobody listens, or the extension was reloaded under the page: no error', async () => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  const changes = createChanges();
  expect(() => changes.committed(1, 1)).not.toThrow();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('Receiving end does not exist.'));
  changes.committed(2, 2);
  changes.close();
});

test('a foreign word on the channel is not heard as a change', async () => {
  const changes = createChanges();
  const heard: number[] = [];
  changes.listen((revision) => heard.push(revision));
  const channel = new BroadcastChannel('keyline');
  for (const data of [null, 'x', {}, { revision: 'x' }, { revision: 7 }]) channel.postMessage(data);
  await vi.waitFor(() => expect(heard).toEqual([7]));
  channel.close();
  changes.close();
});
