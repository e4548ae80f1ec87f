import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '@/tests/support/planned-store';
import { readStoreNote, writeStoreNote } from '../platform/store-note';
import type { Store } from './api';
import { isBehind } from './behind';
import { acceptLoss, checkStore, readHealth } from './check';
import { restoreText } from './recover';
import { databaseName, stateKey } from './schema';
import { storeText } from './snapshot/source';
import { openStore } from './store';

let store: Store;
/** The state of some commits ago, as where the end of the database's file is gone. */
async function fallBack(by: number): Promise<void> {
  store.close();
  const db = await openDB(databaseName);
  const state = await db.get('meta', stateKey);
  await db.put('meta', { ...state, revision: state.revision - by }, stateKey);
  db.close();
  store = await openStore();
}
const noted = async () => (await readStoreNote())?.revision;

beforeEach(async () => {
  store = await openStore();
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  await must(store.run('loadSample', {}));
  store.close();
  await expect.poll(noted).toBe(2);
  store = await openStore();
});
afterEach(async () => {
  store.close();
  await acceptLoss();
  await deleteDB(databaseName);
});

test('a store that has its last commit is read', async () => {
  await fallBack(0);
  expect((await store.read('boot', {})).revision).toBe(2);
  expect(await checkStore()).toBe('ok');
});

test('one that has lost it is neither read nor written nor taken for a snapshot, until it is said to go on', async () => {
  await fallBack(1);
  const behind = { failure: { code: 'storage-behind' } };
  await expect(store.read('boot', {})).rejects.toMatchObject(behind);
  expect(await store.run('createTeam', { name: 'Late' })).toMatchObject({ ok: false, error: behind.failure });
  await expect(storeText(1)).rejects.toMatchObject(behind);
  expect(await checkStore()).toBe('behind');
  await acceptLoss();
  expect((await store.read('boot', {})).revision).toBe(1);
  await must(store.run('createTeam', { name: 'Late' }));
});

test('a restore makes it whole, and is no store that has lost something', async () => {
  const { text } = await storeText(1);
  for (const name of ['One', 'Two', 'Three']) await must(store.run('createTeam', { name }));
  await expect.poll(noted).toBe(5);
  await fallBack(4);
  const note = await readStoreNote();
  const { revision } = await restoreText(text).then(() => readHealth());
  expect(revision).toBe(6);
  // Nor for a page that had read the note before.
  expect(isBehind({ revision, count: 1 }, note)).toBe(false);
  await expect.poll(noted).toBe(6);
  expect(await checkStore()).toBe('ok');
  expect((await storeText(1)).text).toBe(text);
});

test('the note never goes back: of two pages the later commit counts', async () => {
  await writeStoreNote({ revision: 9, count: 3 });
  await writeStoreNote({ revision: 8, count: 2 });
  expect(await readStoreNote()).toEqual({ revision: 9, count: 3 });
});
