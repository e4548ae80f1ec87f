import { kindNames } from '@/lib/okr/kinds';
import { openStore } from '@/lib/store/store';
import { fillStore, type Plan } from './fill-store';
import { grownText } from './records';

/** Fills the store to `total` records: by the commands first, the bulk by an import. Gives how many there are. */
async function fillMany(plan: Plan, total: number): Promise<number> {
  await fillStore(plan);
  const store = await openStore();
  const text = await grownText(store, total);
  const done = await store.run('importFile', { text, mode: 'replace' });
  store.close();
  if (!done.ok) throw new Error(`import: ${done.error.message} ${done.error.substitutions ?? ''}`);
  return countAll();
}

/** Rows of all kinds, counted past our own code. */
async function countAll(): Promise<number> {
  const opening = indexedDB.open('keyline');
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = reject;
  });
  const tx = opening.result.transaction([...kindNames], 'readonly');
  const counts = kindNames.map((kind) => tx.objectStore(kind).count());
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
  opening.result.close();
  return counts.reduce((sum, { result }) => sum + result, 0);
}

Object.assign(globalThis, { fillMany });
