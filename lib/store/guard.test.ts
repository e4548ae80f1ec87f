import { afterEach, expect, test, vi } from 'vitest';
import { commands } from './commands';
import { guardWith, isGuarded, refusalOf } from './guard';

afterEach(() => guardWith(async () => null));

test.each([
  'removeActivity',
  'importFile',
  'importRows',
  'eraseAll',
  'dismissRejected',
  'connectWorkspace',
  'disconnectWorkspace',
  'becomeMember',
  'copyInto',
])('the command %s is guarded', (name) => {
  expect(Object.keys(commands)).toContain(name);
  expect(isGuarded(name)).toBe(true);
});

test.each(['restoreSnapshot', 'restoreText', 'removeSnapshots', 'startAnew'])(
  'the worker’s %s is guarded',
  (call) => expect(isGuarded(call)).toBe(true),
);

test('a command that takes away or connects by its name is guarded', () => {
  const telling = Object.keys(commands).filter((name) =>
    /remove|erase|connect|import|delete|dismiss/i.test(name),
  );
  expect(telling.filter((name) => !isGuarded(name))).toEqual([]);
});

test('the main job, and Undo, are never held up; nothing is where no guard was set', async () => {
  expect(await refusalOf('removeActivity')).toBeNull();
  const refuse = vi.fn(async () => ({
    ok: false as const,
    error: { code: 'aborted' as const, message: 'x' },
  }));
  guardWith(refuse);
  for (const name of ['linkTicket', 'checkIn', 'undo', 'saveDraft']) expect(await refusalOf(name)).toBeNull();
  expect(refuse).not.toHaveBeenCalled();
  expect(await refusalOf('removeActivity')).toMatchObject({ ok: false });
});
