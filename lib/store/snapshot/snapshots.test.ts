import { describe, expect, test } from 'vitest';
import { memoryFiles } from '@/tests/support/memory-files';
import { createSnapshots } from './snapshots';

const textOf = (revision: number) => ({ text: `{"revision":${revision}}`, revision, count: revision });

function started() {
  const files = memoryFiles();
  let now = 1_763_640_000_000;
  const snapshots = createSnapshots(files, () => now);
  const take = async (revision: number) => {
    now += 600_000;
    return snapshots.take(async () => textOf(revision));
  };
  return { files, snapshots, take };
}

describe('taking', () => {
  test('what comes out is what went in, and the list tells how new it is', async () => {
    const { snapshots, take } = started();
    const taken = await take(7);
    const [listed] = await snapshots.list();
    expect(listed).toEqual(taken);
    expect(listed).toMatchObject({ revision: 7, count: 7 });
    expect(await snapshots.read(taken?.name ?? '')).toBe('{"revision":7}');
  });

  test('three generations stay, the newest first', async () => {
    const { snapshots, files, take } = started();
    for (let revision = 1; revision <= 9; revision++) await take(revision);
    const listed = await snapshots.list();
    expect(listed).toHaveLength(3);
    expect(files.held.size).toBe(3);
    expect(listed[0]?.revision).toBe(9);
  });

  test('a fourth, left by a worker that was ended before it dropped it, goes with the next', async () => {
    const { snapshots, files, take } = started();
    for (const revision of [1, 2, 3]) await take(revision);
    const [[name, bytes] = ['', new Uint8Array()]] = files.held;
    files.held.set(name.replace(/^keyline-\d+/, 'keyline-1'), bytes);
    expect(await snapshots.list()).toHaveLength(4);
    await take(4);
    expect((await snapshots.list()).map(({ revision }) => revision)).toContain(4);
    expect(files.held.size).toBe(3);
  });

  test('an empty store is none: it must not push out what was', async () => {
    const { snapshots, take } = started();
    await take(3);
    expect(await take(0)).toBeNull();
    expect((await snapshots.list()).map(({ revision }) => revision)).toEqual([3]);
  });

  test.each(['half', 'silent'] as const)(
    'a write that fails (%s) counts for nothing and drops nothing',
    async (how) => {
      const { snapshots, files, take } = started();
      for (const revision of [1, 2, 3]) await take(revision);
      const before = await snapshots.list();
      files.failNext(how);
      await expect(take(4)).rejects.toThrow();
      expect(await snapshots.list()).toEqual(before);
      await take(5);
      expect((await snapshots.list())[0]?.revision).toBe(5);
      expect([...files.held.keys()].some((name) => name.includes('unfinished'))).toBe(false);
    },
  );
});

describe('reading', () => {
  test.each([
    ['one byte is another', (bytes: Uint8Array) => bytes.with(20, (bytes[20] ?? 0) ^ 1)],
    ['its end is missing', (bytes: Uint8Array) => bytes.slice(0, -5)],
  ])('refused where %s', async (_, damage) => {
    const { snapshots, files, take } = started();
    const { name = '' } = (await take(7)) ?? {};
    files.held.set(name, new Uint8Array(damage(files.held.get(name) ?? new Uint8Array())));
    await expect(snapshots.read(name)).rejects.toMatchObject({ failure: { message: 'failSnapshotDamaged' } });
  });

  test('refused where it is gone, and for a name that is no snapshot', async () => {
    const { snapshots, files } = started();
    files.held.set('secret', new Uint8Array([1]));
    for (const name of ['secret', '../secret', ''])
      await expect(snapshots.read(name)).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
});

test('all are removed, unfinished ones too', async () => {
  const { snapshots, files, take } = started();
  await take(1);
  files.held.set('unfinished.part', new Uint8Array([1]));
  await snapshots.removeAll();
  expect(files.held.size).toBe(0);
});
