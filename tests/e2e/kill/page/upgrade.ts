import { kindNames } from '@/lib/okr/kinds';
import { toFailure } from '@/lib/store/failure';
import { migrations, schemaVersion } from '@/lib/store/migrations';
import { openDatabase } from '@/lib/store/open';
import { type Database, localStores, type State, stateKey } from '@/lib/store/schema';
import { openStore } from '@/lib/store/store';
import { dumpStore } from './dump';
import { must, planOf, prepare } from './plan';
import { watchUpgrade } from './steps';

/** An upgrade that is asked of a page. */
export interface UpgradeJob {
  /** The database's name. */
  run: string;
  /** At this step, counted from 0, the page asks the server and waits, to be killed; null = it lives. */
  killAt: number | null;
}

declare global {
  interface Window {
    /** Makes a store as Keyline had it at a past version. Answers with the dump that it must have once upgraded. */
    makeOld: (run: string, version: number, seed: number) => Promise<string>;
    /** A tab of that version, which lets go when it is asked to. Then says what its next read meets. */
    holdOld: (run: string, version: number) => Promise<void>;
    heldOld: () => Promise<string>;
    /** Upgrades to the newest, as the first read does. Answers with the steps by name. */
    upgrade: (job: UpgradeJob) => Promise<string[]>;
    /** The version that lies there, with nothing opened that is not there. */
    versionOf: (run: string) => Promise<number>;
    /** The newest version. */
    newest: number;
  }
}

const oldSteps = (version: number) => migrations.slice(0, version);

interface TicketRow {
  host: string;
  site: string;
  hostId: string | null;
  workspaceId: string;
  local?: { hostKey?: unknown };
}

/** A row as the commands of that version wrote it. */
function asOf(version: number, store: string, row: unknown): unknown {
  if (store === 'ticket' && version < 2) {
    const ticket = row as TicketRow;
    if (ticket.hostId === null || !ticket.local) return ticket;
    const hostKey = [ticket.workspaceId, ticket.host, ticket.site, ticket.hostId];
    return { ...ticket, local: { ...ticket.local, hostKey } };
  }
  if (store === 'meta' && version < 3) {
    const { skew: _skew, connected: _connected, ...state } = row as State;
    return state;
  }
  return row;
}

window.makeOld = async (run, version, seed) => {
  const source = `${run}-source`;
  const store = await openStore({ name: source });
  const made = await prepare(store);
  for (const { name, args } of planOf(seed, made, 6)) await store.run(name, args as never);
  await must(store.run('loadSample', {}));
  await must(store.run('saveDraft', { key: 'd', draft: { value: seed } }));
  store.close();
  const [from, old] = await Promise.all([
    openDatabase({ name: source }),
    openDatabase({ name: run, steps: oldSteps(version) }),
  ]);
  for (const each of [...kindNames, ...localStores]) await copyRows(from, old, version, each);
  from.close();
  old.close();
  return dumpStore(source);
};

async function copyRows(from: Database, old: Database, version: number, store: string): Promise<void> {
  const [keys, rows] = [await from.getAllKeys(store), await from.getAll(store)];
  const tx = old.transaction(store, 'readwrite');
  for (const [at, row] of rows.entries()) {
    const isKeyed = tx.store.keyPath !== null;
    void tx.store.put(asOf(version, store, row), isKeyed ? undefined : (keys[at] ?? stateKey));
  }
  await tx.done;
}

window.newest = schemaVersion;

let held: { db: Database; run: string; version: number } | null = null;

window.holdOld = async (run, version) => {
  held = { db: await openDatabase({ name: run, steps: oldSteps(version) }), run, version };
};

window.heldOld = async () => {
  if (!held) return 'nothing held';
  const { run: name, version } = held;
  return openDatabase({ name, steps: oldSteps(version), patience: 200 }).then(
    (db) => {
      db.close();
      return 'opened';
    },
    (error: unknown) => toFailure(error)?.code ?? String(error),
  );
};

window.upgrade = async ({ run, killAt }) => {
  const steps: string[] = [];
  const unwatch = watchUpgrade((step) => {
    if (steps.length === killAt) ask(`/kill?run=${run}&begun=1&step=${encodeURIComponent(step)}`);
    steps.push(step);
  });
  const db = await openDatabase({ name: run });
  // What a migration left for later would come now.
  await new Promise((resolve) => setTimeout(resolve, 20));
  db.close();
  unwatch();
  return steps;
};

window.versionOf = async (run) => {
  const found = (await indexedDB.databases()).find(({ name }) => name === run);
  return found?.version ?? 0;
};

function ask(path: string): void {
  const request = new XMLHttpRequest();
  request.open('POST', path, false);
  request.send();
}
