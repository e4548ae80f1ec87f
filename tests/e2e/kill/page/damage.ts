import { readHealth } from '@/lib/store/check';
import { toFailure } from '@/lib/store/failure';
import { restoreText } from '@/lib/store/recover';
import { privateFiles } from '@/lib/store/snapshot/files';
import { createSnapshots } from '@/lib/store/snapshot/snapshots';
import { storeText } from '@/lib/store/snapshot/source';
import { openStore } from '@/lib/store/store';
import { must, planOf, prepare } from './plan';

/** What stands in a store that is about to be damaged. Texts are exports. */
export interface Filled {
  whole: string;
  snapshot: string;
}

/** What a person is shown of it afterwards. */
export interface Seen {
  /** As the first screen asks; a failure's code where that fails. */
  health: string;
  /** What the first read failed with; null = it was answered. */
  failure: string | null;
  /** Whether a workspace is shown; false = the first run is. */
  isInUse: boolean;
  /** The export; null = it cannot be read. */
  text: string | null;
  /** What reading everything failed with. */
  laterFailure: string | null;
}

declare global {
  interface Window {
    fill: (seed: number) => Promise<Filled>;
    /** Some more commits, in a new session of the browser. */
    add: (seed: number) => Promise<string>;
    look: () => Promise<Seen>;
    /** The newest snapshot's text: what can be saved as a file. */
    newestSnapshot: () => Promise<string>;
    /** The export after the newest snapshot was restored; an error's text where that failed. */
    restore: () => Promise<string>;
  }
}

const snapshots = createSnapshots(privateFiles());
/** Time stands still: two exports of the same store are the same text. */
const at = 1;

async function write(seed: number, from: number, to: number): Promise<void> {
  const store = await openStore();
  for (let n = from; n < to; n++)
    await must(store.run('createTeam', { name: `Team ${seed} ${n} ${'text '.repeat(40)}` }));
  store.close();
}

/** The same row again and again: much on the disk, little in the store. */
async function writeMuch(): Promise<void> {
  const store = await openStore();
  for (let n = 0; n < 150; n++)
    await must(
      store.run('saveDraft', {
        key: 'much',
        draft: { n, text: String.fromCharCode(97 + (n % 26)).repeat(30_000) },
      }),
    );
  store.close();
}

window.fill = async (seed) => {
  const store = await openStore();
  const made = await prepare(store);
  await must(store.run('loadSample', {}));
  for (const { name, args } of planOf(seed, made, 4).filter((step) => step.name !== 'undo'))
    await store.run(name, args as never);
  store.close();
  await write(seed, 0, 5);
  // Beyond four megabytes the browser makes tables of its log.
  if (seed % 3 === 0) await writeMuch();
  const taken = await snapshots.take(() => storeText(at));
  if (!taken) throw new Error('no snapshot');
  await write(seed, 5, 8);
  return { whole: (await storeText(at)).text, snapshot: await snapshots.read(taken.name) };
};

window.add = async (seed) => {
  await write(seed, 8, 11);
  return (await storeText(at)).text;
};

window.look = async () => {
  const codeOf = (error: unknown) => toFailure(error)?.code ?? String(error);
  // As a page does: it reads, and asks how the store stands where there is nothing.
  const store = await openStore();
  const boot = await store.read('boot', {}).then(
    (value) => ({ value, failure: null }),
    (error: unknown) => ({ value: null, failure: codeOf(error) }),
  );
  store.close();
  const { health } = await readHealth().catch((error: unknown) => ({ health: codeOf(error) }));
  const all = await storeText(at).then(
    ({ text }) => ({ text, laterFailure: null }),
    (error: unknown) => ({ text: null, laterFailure: codeOf(error) }),
  );
  return { health, failure: boot.failure, isInUse: Boolean(boot.value?.me), ...all };
};

window.newestSnapshot = async () => {
  const [newest] = await snapshots.list();
  return newest ? snapshots.read(newest.name) : 'no snapshot';
};

window.restore = async () => {
  const [newest] = await snapshots.list();
  if (!newest) return 'no snapshot';
  try {
    await restoreText(await snapshots.read(newest.name));
    return (await storeText(at)).text;
  } catch (error) {
    return `not restored: ${toFailure(error)?.message ?? error}`;
  }
};
