import { copyFile, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, noon, testClient, testDb } from '../../test/workspace';
import { pull } from '../sync/pull';
import { backup } from './backup';
import { openTable, readTables } from './catalogue';
import { readCopy, writeCopy } from './copy-file';
import type { Db } from './open';
import { restore } from './restore';

let from: Db;
let into: Db;
let folder: string;
let workspaceId: string;
let file: string;
let bytes: Buffer;
const text = () => gunzipSync(bytes).toString();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-copies-'));
  file = path.join(folder, 'copy.gz');
  from = await testDb();
  into = await testDb();
  workspaceId = await makeWorkspace(from, { ann: 'owner' });
  const client = testClient(from, workspaceId, 'ann', 'a');
  await client.send(Array.from({ length: 400 }, (_, at) => client.team(`Team “${at}” \n\\ ü`)));
  await from
    .insertInto('device')
    .values({
      id: workspaceId,
      token_hash: 'h',
      user_id: 'ann',
      name: 'Laptop',
      created_at: new Date(noon),
      seen_at: new Date(noon),
    })
    .execute();
  await writeCopy(file, async (line) => {
    await backup(from, line, { version: '0.0.0', now: noon });
  });
  bytes = await readFile(file);
});
afterAll(async () => {
  await from.destroy();
  await into.destroy();
  await rm(folder, { recursive: true });
});

/** All rows of all tables; epochs apart. */
const rowsOf = (db: Db) =>
  db.transaction().execute(async (tx) => {
    const all: Record<string, unknown[]> = {};
    for (const table of await readTables(tx)) {
      await openTable(tx, table);
      const { rows } = await sql<{ row: string }>`
        select (to_jsonb(t) - 'epoch')::text as row from ${sql.table(table.name)} t order by 1`.execute(tx);
      all[table.name] = rows.map(({ row }) => row);
    }
    return all;
  });
const put = (name = file, replace = false) =>
  restore(into, readCopy(name), { replace, now: Date.UTC(2026, 10, 22) });
const epochOf = (db: Db) =>
  db.transaction().execute(async (tx) => {
    await openTable(tx, { isForced: true });
    return (await tx.selectFrom('workspace').select('epoch').executeTakeFirst())?.epoch;
  });
const broken = async (change: (lines: string[]) => string[]) => {
  const name = path.join(folder, 'broken.gz');
  await writeFile(
    name,
    gzipSync(
      change(text().trimEnd().split('\n'))
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
  return name;
};

describe('a backup and its restore', () => {
  it('gives every row of every table, and a new epoch', async () => {
    const before = await rowsOf(from);
    expect(before.record).toHaveLength(400);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['device', 'invite', 'audit', 'client']));
    const count = await put();
    expect(count).toBe(Object.values(before).reduce((sum, rows) => sum + rows.length, 0));
    expect(await rowsOf(into)).toEqual(before);
    expect(await epochOf(into)).toBeGreaterThan((await epochOf(from)) ?? 0);
  });

  it('is refused where something is, unless told to replace it; each restore has its own epoch', async () => {
    const first = await epochOf(into);
    await expect(put()).rejects.toThrow('--replace');
    await put(file, true);
    expect(await rowsOf(into)).toEqual(await rowsOf(from));
    expect(await epochOf(into)).toBeGreaterThan(first ?? 0);
  });

  it('voids the cursors from before', async () => {
    const person = { workspaceId, userId: 'ann' };
    const { cursor } = await pull(from, person, { cursor: null, limit: 10 });
    await expect(pull(into, person, { cursor, limit: 10 })).rejects.toMatchObject({
      problem: { code: 'epoch' },
    });
  });
});

describe('a broken file', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'that is cut off',
      async () => {
        const name = path.join(folder, 'cut.gz');
        await writeFile(name, bytes.subarray(0, bytes.length - 100));
        return name;
      },
      /damaged/,
    ],
    [
      'with a flipped byte',
      async () => {
        const name = path.join(folder, 'flipped.gz');
        const copy = Buffer.from(bytes);
        copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 255;
        await writeFile(name, copy);
        return name;
      },
      /damaged|cut off|row/i,
    ],
    ['without its end', () => broken((lines) => lines.slice(0, -1)), /its end is missing/],
    ['without a row', () => broken((lines) => lines.filter((_, at) => at !== 20)), /rows where it had/],
    [
      'with a row twice',
      () => broken((lines) => [...lines.slice(0, 20), lines[19] ?? '', ...lines.slice(20)]),
      /damaged/,
    ],
    ['with a row that is none', () => broken((lines) => lines.with(20, '[{"seq":]')), /damaged/],
    [
      'with a table that is not here',
      () => broken((lines) => [...lines.slice(0, -1), '{"table":"x","columns":[]}']),
      /no table x/,
    ],
    [
      'of a newer version',
      () => broken((lines) => lines.with(0, (lines[0] ?? '').replace('001-first', '999-later'))),
      /newer Keyline/,
    ],
    ['of something else', () => broken(() => ['{"hello":1}']), /no copy/],
    [
      'that is no compressed text',
      async () => {
        const name = path.join(folder, 'plain.gz');
        await copyFile('package.json', name);
        return name;
      },
      /no copy/,
    ],
    ['that is not there', async () => path.join(folder, 'none.gz'), /ENOENT/],
  ])('%s leaves all as it was', async (_, make, expected) => {
    const before = await rowsOf(into);
    await expect(put(await make(), true)).rejects.toThrow(expected);
    expect(await rowsOf(into)).toEqual(before);
  });
});

it('is for its owner’s eyes, and goes through nothing that lay in its way', async () => {
  const [place, others] = [path.join(folder, 'mine.gz'), path.join(folder, 'theirs')];
  await writeFile(others, 'untouched', { mode: 0o666 });
  await symlink(others, `${place}.part`);
  await writeCopy(place, (line) => line('{}'));
  expect((await stat(place)).mode & 0o777).toBe(0o600);
  expect(await readFile(others, 'utf8')).toBe('untouched');
});
