import { beforeEach, expect, test, vi } from 'vitest';
import { createDraftSaver } from './draft-saver';

const save = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('the first key at once, then the latest of a burst', () => {
  const saver = createDraftSaver<string>(save, 200);
  for (const text of ['2', '2.', '2.3']) saver.push(text);
  expect(save.mock.calls).toEqual([['2']]);
  vi.advanceTimersByTime(200);
  expect(save.mock.calls).toEqual([['2'], ['2.3']]);
  vi.advanceTimersByTime(1000);
  expect(save).toHaveBeenCalledTimes(2);
});

test('a flush saves what waits, and no more', () => {
  const saver = createDraftSaver<string>(save, 200);
  saver.push('a');
  saver.push('b');
  saver.flush();
  saver.flush();
  expect(save.mock.calls).toEqual([['a'], ['b']]);
});

test('nothing after a stop', () => {
  const saver = createDraftSaver<string>(save, 200);
  saver.push('a');
  saver.push('b');
  saver.stop();
  saver.push('c');
  saver.flush();
  vi.advanceTimersByTime(1000);
  expect(save.mock.calls).toEqual([['a']]);
});
