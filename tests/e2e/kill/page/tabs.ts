import type { Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';
import { must } from './plan';
import { seededRandom } from './random';

/** What many tabs share. */
export interface Shared {
  /** The database's name. */
  run: string;
  keyResultIds: string[];
}

/** A command that was acknowledged, with the commit that it was. */
export interface Edit {
  revision: number;
  /** Null = of no field that the model follows. */
  title: { keyResultId: string; title: string } | null;
  description: { keyResultId: string; description: string } | null;
  checkIn: { id: string; keyResultId: string; value: number } | null;
  work: { keyResultId: string; text: string } | null;
}

/** What the store says in the end. */
export interface Ending {
  revision: number;
  count: number;
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  /** Value and key result by id. */
  checkIns: Record<string, string>;
  /** Key result and text. */
  work: string[];
}

declare global {
  interface Window {
    share: (run: string) => Promise<{ shared: Shared; start: Ending }>;
    edit: (shared: Shared, tab: number, seed: number, edits: number) => Promise<Edit[]>;
    ending: (shared: Shared) => Promise<Ending>;
  }
}

window.share = async (run) => {
  const store = await openStore({ name: run });
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const cycle = { name: 'Q', kind: 'quarterly', startOn: day(-30), endOn: day(60) } as const;
  const { cycleId } = await must(
    store.run('startWorkspace', { name: 'Acme', cycle, cadence: { every: 'week', weekday: 5 } }),
  );
  const { objectiveId } = await must(store.run('createObjective', { title: 'Shop faster', cycleId }));
  const shared: Shared = { run, keyResultIds: [] };
  for (let n = 0; n < 3; n++) {
    const metric = { type: 'number', start: 0, target: 1000, unit: '' } as const;
    const { keyResultId } = await must(
      store.run('createKeyResult', { objectiveId, title: `Key result ${n}`, metric }),
    );
    shared.keyResultIds.push(keyResultId);
  }
  store.close();
  return { shared, start: await window.ending(shared) };
};

const nothing = { title: null, description: null, checkIn: null, work: null };

/** Edits as fast as they are acknowledged, of records that the other tabs edit too. */
window.edit = async ({ run, keyResultIds }, tab, seed, edits) => {
  const store = await openStore({ name: run });
  const random = seededRandom(seed * 1000 + tab);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] as string;
  let heard = 0;
  // A page hears of its own commit before its command is answered, and of the others' later, in a task of their own.
  store.onChanged((revision) => {
    heard = revision;
  });
  const made: Edit[] = [];
  for (let n = 0; n < edits; n++) {
    const edit = await one(store, random(), `${tab}-${n}`, pick(keyResultIds), n);
    made.push({ ...nothing, ...edit, revision: heard });
  }
  // What this page has still to say of its commits it says now.
  store.close();
  return made;
};

async function one(
  store: Store,
  chance: number,
  name: string,
  keyResultId: string,
  n: number,
): Promise<Partial<Edit>> {
  if (chance < 0.35) {
    const title = { keyResultId, title: `Title ${name}` };
    await must(store.run('editKeyResult', title));
    return { title };
  }
  if (chance < 0.6) {
    const words = { reported: null, confidence: 7, comment: '', blockers: '' } as const;
    const checkIn = { id: `check-${name}`, keyResultId, value: n };
    await must(store.run('checkIn', { ...checkIn, ...words }));
    return { checkIn };
  }
  if (chance < 0.8) {
    const work = { keyResultId, text: `Work ${name}` };
    await must(store.run('addWork', work));
    return { work };
  }
  const description = { keyResultId, description: `Described ${name}` };
  await must(store.run('editKeyResult', description));
  return { description };
}

window.ending = async ({ run, keyResultIds }) => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(run);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = ['meta', 'keyResult', 'activity', 'checkIn'];
  const tx = db.transaction(names, 'readonly');
  const [[state], keyResults, activities, checkIns] = (await Promise.all(
    names.map(
      (name) =>
        new Promise((resolve) => {
          const request = tx.objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  )) as [{ revision: number; count: number }[], Row[], Row[], Row[]];
  db.close();
  const shared = keyResults.filter(({ id }) => keyResultIds.includes(id));
  return {
    revision: state?.revision ?? 0,
    count: state?.count ?? 0,
    titles: Object.fromEntries(shared.map(({ id, title }) => [id, title])),
    descriptions: Object.fromEntries(shared.map(({ id, description }) => [id, description ?? ''])),
    checkIns: Object.fromEntries(
      checkIns.map(({ id, keyResultId, value }) => [id, `${keyResultId} ${value}`]),
    ),
    work: activities.map(({ keyResultId, text }) => `${keyResultId} ${text}`).sort(),
  };
};

interface Row {
  id: string;
  title: string;
  text: string;
  keyResultId: string;
  value: unknown;
  description?: string;
}
