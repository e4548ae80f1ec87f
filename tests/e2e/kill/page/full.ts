import { tKey } from '@/lib/platform/strings';
import { openStore } from '@/lib/store/store';
import { dumpStore } from './dump';
import { prepare } from './plan';
import { seededRandom } from './random';

/** How a store met the end of its room. */
export interface Crowded {
  /** Ids of check-ins that were acknowledged, and of those that lie there. */
  acked: string[];
  there: string[];
  /** What the command said that did not find room; null = all found it. */
  failure: { code: string; words: string } | null;
  /** Whether the store was the same after that as before it. */
  isUnchanged: boolean;
}

declare global {
  interface Window {
    /** Writes check-ins with long words until one fails, or `most` are there. */
    crowd: (run: string, from: number, most: number) => Promise<Crowded>;
  }
}

/** Not to be compressed. */
const longWords = (seed: number): string => {
  const random = seededRandom(seed);
  return Array.from({ length: 4000 }, () => String.fromCharCode(33 + Math.floor(random() * 90))).join('');
};

window.crowd = async (run, from, most) => {
  const store = await openStore({ name: run });
  const first = (await store.read('boot', {})).me ? null : await prepare(store);
  if (first) localStorage.setItem(run, first.keyResultIds[0] ?? '');
  const keyResultId = localStorage.getItem(run) ?? '';
  const acked: string[] = [];
  let failure: Crowded['failure'] = null;
  let isUnchanged = true;
  for (let n = from; n < from + most && !failure; n++) {
    const before = n % 8 === 0 || acked.length > 20 ? await dumpStore(run) : null;
    const id = `crowd-${n}`;
    const words = { reported: null, confidence: 7, blockers: '', comment: longWords(n) } as const;
    const answer = await store.run('checkIn', { keyResultId, value: n, id, ...words });
    if (answer.ok) acked.push(id);
    else {
      failure = { code: answer.error.code, words: tKey(answer.error.message, answer.error.substitutions) };
      if (before !== null) isUnchanged = (await dumpStore(run)) === before;
    }
  }
  store.close();
  const rows = JSON.parse(await dumpStore(run)) as Record<string, [string[], unknown]>;
  return { acked, there: rows.checkIn?.[0] ?? [], failure, isUnchanged };
};
