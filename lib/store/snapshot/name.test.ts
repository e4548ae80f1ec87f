import { expect, test } from 'vitest';
import { parseSnapshotName, snapshotName } from './name';

const info = { takenAt: 1_763_640_000_000, revision: 412, count: 10_000, hash: 'ab'.repeat(32) };

test('a name tells all that is known without opening the file', () => {
  const name = snapshotName(info);
  expect(parseSnapshotName(name, 77)).toEqual({ ...info, name, size: 77 });
});

test.each([
  ['never finished', 'unfinished.part', 9],
  ['empty', snapshotName(info), 0],
  ['cut in its name', snapshotName(info).slice(0, -4), 9],
  ['a stranger', 'notes.json.gz', 9],
])('%s is none', (_, name, size) => expect(parseSnapshotName(name, size)).toBeNull());
