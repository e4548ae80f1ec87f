import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answered, dumpDatabase, must, plannedStore, quietCheckIn } from '@/tests/support/planned-store';
import { acceptLoss, checkStore } from './check';
import { toFailure } from './failure';
import { type Migration, migrations, schemaVersion } from './migrations';
import { openDatabase } from './open';
import { openStore } from './store';

afterEach(() => vi.unstubAllGlobals());

const unknown = (message: string) => new DOMException(message, 'UnknownError');
const failing = (error: DOMException) => ({
  open: () => {
    const request = {
      error,
      addEventListener: (type: string, hear: () => void) => type === 'error' && setTimeout(hear),
    };
    return Object.assign(Object.create(IDBOpenDBRequest.prototype), request, {
      removeEventListener: () => {},
    });
  },
});

test('a fresh store, one in use, a wiped one, and one started anew', async () => {
  expect(await checkStore('health')).toBe('fresh');
  const { store } = await plannedStore('health');
  expect(await checkStore('health')).toBe('ok');
  store.close();
  await vi.waitFor(async () =>
    expect(await fakeBrowser.storage.local.get('store')).toMatchObject({ store: { count: 6 } }),
  );
  await answered(indexedDB.deleteDatabase('health'));
  expect(await checkStore('health')).toBe('wiped');
  expect(await checkStore('health')).toBe('wiped');
  await acceptLoss();
  expect(await checkStore('health')).toBe('fresh');
});

test.each([
  ['denied', new DOMException('The operation is insecure.', 'SecurityError')],
  ['denied', unknown('The user denied permission to access the database.')],
  ['corrupt', unknown('Internal error opening backing store for indexedDB.open.')],
  ['newer', new DOMException('less than the existing version', 'VersionError')],
  ['full', new DOMException('', 'QuotaExceededError')],
] as const)('%s: %s', async (health, error) => {
  vi.stubGlobal('indexedDB', failing(error));
  expect(await checkStore('any')).toBe(health);
});

test('no IndexedDB at all is denied', async () => {
  vi.stubGlobal('indexedDB', undefined);
  expect(await checkStore('any')).toBe('denied');
});

test('a store whose meta row is gone is corrupt', async () => {
  const { store, name } = await plannedStore();
  const db = await answered(indexedDB.open(name));
  await answered(db.transaction('meta', 'readwrite').objectStore('meta').clear());
  db.close();
  expect(await checkStore(name)).toBe('corrupt');
  expect(await store.run('createTeam', { name: 'Ops' })).toMatchObject({
    ok: false,
    error: { code: 'storage-corrupt' },
  });
  store.close();
});

test('an old tab lets a newer Keyline migrate, and then asks to be reloaded', async () => {
  const { store, name, keyResultId } = await plannedStore();
  const newer = await answered(indexedDB.open(name, schemaVersion + 1));
  newer.close();
  expect(await checkStore(name)).toBe('newer');
  const refused = await store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn });
  expect(refused).toMatchObject({ ok: false, error: { code: 'newer-schema', message: 'failNewerSchema' } });
  const failure = await store.read('boot', {}).catch(toFailure);
  expect(failure).toMatchObject({ code: 'newer-schema' });
  store.close();
});

const second: Migration = { version: schemaVersion + 1, upgrade: (db) => void db.createObjectStore('later') };

test('a migration runs on what is there, once the old tab has let go', async () => {
  const { store, name } = await plannedStore();
  const db = await openDatabase({ name, steps: [...migrations, second] });
  expect([...db.objectStoreNames]).toContain('later');
  expect(await db.count('keyResult')).toBe(1);
  db.close();
  store.close();
});

test('an older tab that does not let go is named, and a connection that comes late does not stay', async () => {
  const held = await answered(indexedDB.open('held', 1));
  const opening = openDatabase({ name: 'held', steps: [...migrations, second], patience: 20 });
  await expect(opening).rejects.toMatchObject({ failure: { message: 'failBlocked' } });
  held.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await answered(indexedDB.deleteDatabase('held'));
});

test('a migration that fails leaves the old schema and its records', async () => {
  const { store, name } = await plannedStore();
  const before = await dumpDatabase(name);
  const broken: Migration = {
    version: schemaVersion + 1,
    upgrade: async (db, tx) => {
      db.createObjectStore('later');
      await tx.objectStore('keyResult').clear();
      throw new Error('broken');
    },
  };
  await expect(openDatabase({ name, steps: [...migrations, broken] })).rejects.toThrow();
  expect(await dumpDatabase(name)).toBe(before);
  store.close();
});

test('a connection that the browser closed is opened anew', async () => {
  const { store, name, keyResultId } = await plannedStore();
  const close = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
    this: IDBDatabase,
  ) {
    this.close();
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
  await must(store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn }));
  expect(close.mock.calls.length).toBeGreaterThan(1);
  expect(await dumpDatabase(name)).toContain('"value":3');
  store.close();
});

test('a second open of the same name sees the same store', async () => {
  const { store, name } = await plannedStore();
  const other = await openStore({ name });
  expect((await other.read('boot', {})).workspace?.name).toBe('Acme');
  other.close();
  store.close();
  await expect(store.read('boot', {})).rejects.toThrow('closed');
  (await openDatabase({ name })).close();
});
