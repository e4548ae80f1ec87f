import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryFiles } from '@/tests/support/memory-files';
import {
  exported,
  must,
  type Planned,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';
import { writeStoreNote } from '../platform/store-note';
import { checkStore, readHealth } from './check';
import { restoreText, startAnew } from './recover';
import { salvage } from './salvage';
import { createSnapshots } from './snapshot/snapshots';
import { storeText } from './snapshot/source';
import { openStore } from './store';

let planned: Planned;
let text: string;
/** Of two exports of the same store only this differs. */
const timeless = (file: string) => file.replace(/"exportedAt":\d+/, '"exportedAt":0');
const dropState = async () => {
  const db = await openDB(planned.name);
  await db.clear('meta');
  db.close();
};

beforeEach(async () => {
  planned = await plannedStore();
  const { store, keyResultId } = planned;
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await must(store.run('checkIn', { keyResultId, value: 2.9, ...quietCheckIn, comment: 'Ünïcode “✓”' }));
  await must(store.run('saveDraft', { key: 'd', draft: { value: 2 } }));
  await must(store.run('loadSample', {}));
  text = timeless(await exported(planned));
});

describe('a snapshot', () => {
  test('is the export, byte for byte but for its time, and tells revision and count', async () => {
    const taken = await storeText(1, planned.name);
    expect(timeless(taken.text)).toBe(text);
    expect(taken).toMatchObject(
      await readHealth(planned.name).then(({ revision, count }) => ({ revision, count })),
    );
  });

  test('restored over a damaged store gives the same bytes again', async () => {
    const snapshots = createSnapshots(memoryFiles());
    const { name = '' } = (await snapshots.take(() => storeText(Date.now(), planned.name))) ?? {};
    await dropState();
    expect(await checkStore(planned.name)).toBe('corrupt');
    const steps: string[] = [];
    await restoreText(await snapshots.read(name), { name: planned.name, onStep: (step) => steps.push(step) });
    expect(steps).toEqual(['checking', 'deleting', 'writing']);
    expect(timeless(await exported(planned))).toBe(text);
    expect(await checkStore(planned.name)).toBe('ok');
  });

  test('of a store that is written to meanwhile is of one moment', async () => {
    const { store } = planned;
    const writing = (async () => {
      for (let n = 0; n < 12; n++) await must(store.run('createTeam', { name: `Team ${n}` }));
    })();
    const [taken] = await Promise.all([storeText(1, planned.name), writing]);
    const lists = Object.values(JSON.parse(taken.text)).filter((value) => Array.isArray(value));
    expect(lists.flat()).toHaveLength(taken.count);
  });
});

describe('restoring', () => {
  test('a file that is none touches nothing, not even a damaged store', async () => {
    await dropState();
    await expect(restoreText('{"format":"x"}', { name: planned.name })).rejects.toMatchObject({
      failure: { code: 'invalid' },
    });
    expect((await salvage(1, planned.name)).saved).toBeGreaterThan(100);
  });

  test('a wiped store is back, and is not taken for wiped any more', async () => {
    const count = (await readHealth(planned.name)).count;
    planned.store.close();
    await deleteDB(planned.name);
    await writeStoreNote({ count, revision: 9 });
    expect(await checkStore(planned.name)).toBe('wiped');
    await restoreText(text.replace('"exportedAt":0', '"exportedAt":1'), { name: planned.name });
    // By its revision alone, whichever note a page has read.
    expect(await readHealth(planned.name)).toMatchObject({ health: 'ok', count, revision: 10 });
    const store = await openStore({ name: planned.name, now: () => planned.clock.now });
    expect(timeless(await exported({ store }))).toBe(text);
    store.close();
  });

  test('where an old tab holds the damaged database, says so and leaves it', async () => {
    await dropState();
    const held = await openDB(planned.name);
    const attempt = restoreText(text, { name: planned.name, patience: 50 });
    await expect(attempt).rejects.toMatchObject({ failure: { message: 'failBlocked' } });
    held.close();
  });
});

describe('what can still be read', () => {
  test('of a store without its books: all records, as a file that restores', async () => {
    const { count } = await readHealth(planned.name);
    await dropState();
    const saved = await salvage(5, planned.name);
    expect(saved).toMatchObject({ saved: count, lost: 0 });
    await restoreText(saved.text, { name: planned.name });
    expect((await readHealth(planned.name)).count).toBe(count);
  });

  test('a record that is spoiled is left out, with what hangs on it alone', async () => {
    const db = await openDB(planned.name);
    const checkIns = await db.getAllFromIndex('checkIn', 'byKeyResult', planned.keyResultId);
    await db.put('keyResult', { id: planned.keyResultId, title: 7 });
    db.close();
    const { count } = await readHealth(planned.name);
    const saved = await salvage(5, planned.name);
    // The key result, its check-in, its link.
    expect(saved.lost).toBe(1 + checkIns.length + 1);
    expect(saved.saved).toBe(count - saved.lost);
    await restoreText(saved.text, { name: `${planned.name}-again` });
  });

  test('rows that cannot be read together are read one by one', async () => {
    const spoiled = (await planned.store.read('boot', {})).teams[0]?.id;
    const getAll = IDBObjectStore.prototype.getAll;
    const get = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'team')
        throw new DOMException('Failed to read large IndexedDB value', 'NotReadableError');
      return getAll.apply(this, args);
    });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (key === spoiled) throw new DOMException('broken', 'NotReadableError');
      return get.call(this, key);
    });
    const saved = await salvage(5, planned.name);
    vi.restoreAllMocks();
    expect(saved.lost).toBeGreaterThanOrEqual(1);
    expect(saved.saved).toBeGreaterThan(0);
  });

  test('of nothing is said to be nothing, and nothing is made', async () => {
    await expect(salvage(1, 'never-there')).rejects.toMatchObject({
      failure: { message: 'failNothingReadable' },
    });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('never-there');
  });
});

test('starting anew wants the word', async () => {
  await expect(startAnew('yes', { name: planned.name })).rejects.toMatchObject({
    failure: { message: 'failEraseWord' },
  });
  expect(await checkStore(planned.name)).toBe('ok');
  await startAnew(' Erase ', { name: planned.name });
  expect(await checkStore(planned.name)).toBe('fresh');
});
