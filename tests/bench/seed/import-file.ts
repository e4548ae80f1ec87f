import { unwrap } from 'idb';
import { type Kind, kindNames } from '@/lib/okr/kinds';
import type { Store } from '@/lib/store/api';
import { openDatabase } from '@/lib/store/open';
import { openStore } from '@/lib/store/store';
import { fillStore, type Plan } from './fill-store';
import { grownText } from './records';

let text = '';
type Rows = [Kind, object[]];
let rows: Rows[] = [];
let round = 0;

/** Makes the file of `total` records that is imported each time, from a store that the plan fills. */
async function prepareImport(plan: Plan, total: number): Promise<number> {
  await fillStore(plan);
  const store = await openStore();
  text = await grownText(store, total);
  store.close();
  // Once to the end: what is put later is what an import leaves, derived fields too.
  const name = 'bench-import-rows';
  const imported = await openStore({ name });
  const done = await imported.run('importFile', { text, mode: 'replace' });
  imported.close();
  if (!done.ok) throw new Error(`import: ${done.error.message} ${done.error.substitutions ?? ''}`);
  const db = await openDatabase({ name });
  rows = await Promise.all(kindNames.map(async (kind): Promise<Rows> => [kind, await db.getAll(kind)]));
  db.close();
  await gone(name);
  return rows.reduce((sum, [, list]) => sum + list.length, 0);
}

/** Milliseconds of an import into a store that is open and empty. */
async function importOnce(): Promise<number> {
  const name = `bench-import-${round++}`;
  const store: Store = await openStore({ name });
  await store.read('boot', {});
  const started = performance.now();
  const done = await store.run('importFile', { text, mode: 'replace' });
  const took = performance.now() - started;
  const { cycles } = await store.read('boot', {});
  store.close();
  await gone(name);
  if (!done.ok) throw new Error(`import: ${done.error.message} ${done.error.substitutions ?? ''}`);
  if (cycles.length === 0) throw new Error('import: nothing came in');
  return took;
}

/** Milliseconds of the same rows put into a database of the same schema, or of none but the ids, by one strict transaction. */
async function putOnce(withIndexes: boolean): Promise<number> {
  const name = `bench-put-${round++}`;
  const db = withIndexes ? unwrap(await openDatabase({ name })) : await openBare(name);
  const started = performance.now();
  const tx = db.transaction([...kindNames], 'readwrite', { durability: 'strict' });
  for (const [kind, list] of rows) {
    const store = tx.objectStore(kind);
    for (const row of list) store.put(row);
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = reject;
  });
  const took = performance.now() - started;
  db.close();
  await gone(name);
  return took;
}

async function openBare(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => {
    for (const kind of kindNames) opening.result.createObjectStore(kind, { keyPath: 'id' });
  };
  await settled(opening);
  return opening.result;
}

const gone = (name: string) => settled(indexedDB.deleteDatabase(name));

const settled = (request: IDBOpenDBRequest) =>
  new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });

Object.assign(globalThis, { prepareImport, importOnce, putOnce });
