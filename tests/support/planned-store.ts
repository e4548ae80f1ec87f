import type { Result, Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';

let made = 0;

export async function must<T>(result: Promise<Result<T>>): Promise<T> {
  const answered = await result;
  if (!answered.ok) throw new Error(`refused: ${JSON.stringify(answered.error)}`);
  return answered.value;
}

export interface Planned {
  store: Store;
  /** The database's name. */
  name: string;
  clock: { now: number };
  workspaceId: string;
  cycleId: string;
  objectiveId: string;
  keyResultId: string;
}

/** A store of its own with me, a quarter that began today (1 September 2026), one objective, one key result. */
export async function plannedStore(name = `planned-${++made}`): Promise<Planned> {
  const clock = { now: Date.UTC(2026, 8, 1, 9) };
  const store = await openStore({ name, now: () => clock.now });
  await must(store.run('introduceMe', { name: 'Ada', account: { host: 'jira-cloud', accountId: 'ada-1' } }));
  const { cycleId, workspaceId } = await must(
    store.run('startWorkspace', {
      name: 'Acme',
      cycle: { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
      cadence: { every: 'week', weekday: 5 },
      teamName: 'Web',
    }),
  );
  const { objectiveId } = await must(store.run('createObjective', { title: 'Enhance shopping', cycleId }));
  const metric = { type: 'number', start: 3.1, target: 2, unit: 's' } as const;
  const { keyResultId } = await must(
    store.run('createKeyResult', { objectiveId, title: 'Load below 2 s', metric }),
  );
  return { store, name, clock, workspaceId, cycleId, objectiveId, keyResultId };
}

export const webTicket = (n: number) => ({
  ticket: { host: 'jira-cloud', site: 'acme.atlassian.net', key: `WEB-${n}` },
  url: `https://acme.atlassian.net/browse/WEB-${n}`,
  title: `Ticket ${n}`,
});

export const quietCheckIn = { reported: null, confidence: 8, comment: '', blockers: '' } as const;

/** All rows of all stores as one text. */
export async function dumpDatabase(name: string): Promise<string> {
  const db = await answered(indexedDB.open(name));
  try {
    const tx = db.transaction([...db.objectStoreNames], 'readonly');
    const parts = [...db.objectStoreNames].map(async (store) => {
      const keys = answered(tx.objectStore(store).getAllKeys());
      const rows = answered(tx.objectStore(store).getAll());
      return `${store}: ${JSON.stringify([await keys, await rows])}`;
    });
    return (await Promise.all(parts)).join('\n');
  } finally {
    db.close();
  }
}

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The text of an export. */
export const exported = async ({ store }: Pick<Planned, 'store'>, team = false): Promise<string> =>
  (await store.read('exportFile', { team })).text;
