import type { Commands, Store } from '@/lib/store/api';
import { seededRandom } from './random';

/** A command by name with its arguments: what a person would do. */
export interface Step {
  name: keyof Commands;
  args: unknown;
}

const site = 'acme.atlassian.net';
const shared = { reported: null, confidence: 7, blockers: '' } as const;

/** What stands before the first kill: me, a cycle, two key results, one link and one piece of work. */
export async function prepare(
  store: Store,
): Promise<{ keyResultIds: string[]; activityId: string; objectiveId: string }> {
  await must(store.run('introduceMe', { name: 'Ada', account: null }));
  const { cycleId } = await must(
    store.run('startWorkspace', {
      name: 'Acme',
      cycle: { name: 'Q3', kind: 'quarterly', startOn: '2026-09-01', endOn: '2026-11-30' },
      cadence: { every: 'week', weekday: 5 },
    }),
  );
  const { objectiveId } = await must(store.run('createObjective', { title: 'Shop faster', cycleId }));
  const keyResultIds: string[] = [];
  for (const title of ['Page load', 'Return visitors']) {
    const metric = { type: 'number', start: 10, target: 2, unit: 's' } as const;
    keyResultIds.push((await must(store.run('createKeyResult', { objectiveId, title, metric }))).keyResultId);
  }
  const work = { keyResultId: keyResultIds[0] as string, text: 'Ask the team' };
  return { keyResultIds, objectiveId, activityId: (await must(store.run('addWork', work))).activityId };
}

/** Commands of a seed, each of which succeeds in this order. Names and ids are unique, so that a doubled one shows. */
export function planOf(seed: number, made: Awaited<ReturnType<typeof prepare>>, length: number): Step[] {
  const random = seededRandom(seed);
  const { keyResultIds, activityId, objectiveId } = made;
  let done = false;
  const makers: ((n: number) => Step)[] = [
    (n) =>
      step('checkIn', {
        ...shared,
        keyResultId: pick(keyResultIds, random),
        value: n,
        comment: `check-in ${n}`,
        id: `check-in-${seed}-${n}`,
      }),
    (n) => step('linkTicket', { ...ticket(n), keyResultId: pick(keyResultIds, random) }),
    (n) => step('addWork', { keyResultId: pick(keyResultIds, random), text: `work ${n}` }),
    () => {
      done = !done;
      return step('setWorkDone', { activityId, done });
    },
    (n) =>
      step('createKeyResultAndLink', {
        ...ticket(n),
        objectiveId,
        keyResultTitle: `Made ${n}`,
        metric: { type: 'binary' },
      }),
    () => {
      // It may take the work's state back: what stands then is not known here, so it is set anew after.
      done = false;
      return step('undo', {});
    },
  ];
  const steps: Step[] = [];
  while (steps.length < length) {
    const next = pick(makers, random)(steps.length);
    if (next.name === 'setWorkDone' && steps.some(({ name }) => name === 'undo')) continue;
    if (next.name === 'undo' && steps.length === 0) continue;
    steps.push(next);
  }
  return steps;
}

const step = <K extends keyof Commands>(name: K, args: Commands[K]['args']): Step => ({ name, args });
const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;
const ticket = (n: number) => ({
  ticket: { host: 'jira-cloud', site, key: `WEB-${n + 1}` },
  url: `https://${site}/browse/WEB-${n + 1}`,
  title: `Ticket ${n}`,
});

export async function must<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
): Promise<T> {
  const answered = await result;
  if (!answered.ok) throw new Error(`refused: ${JSON.stringify(answered.error)}`);
  return answered.value;
}
