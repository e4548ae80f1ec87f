import { addDays, weekdayOf } from '@/lib/okr/day';
import type { Metric } from '@/lib/okr/metrics';
import type { Commands, Result, Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';

export interface Seeded {
  store: Store;
  /** Runs a command that must succeed. */
  run: <K extends keyof Commands>(name: K, args: Commands[K]['args']) => Promise<Commands[K]['value']>;
  /** A key result of mine, due today, given `value` a week ago (null = never checked in). */
  keyResult: (title: string, metric: Metric, value?: Commands['checkIn']['args']['value']) => Promise<string>;
  today: string;
  cycleId: string;
}

let count = 0;
/** Noon, so that it is the same day in (nearly) every time zone. */
const real = Date.UTC(2026, 10, 20, 12);

/** A store of its own over the in-memory IndexedDB: me, a workspace, a cycle half over with check-ins due today. */
export async function seededStore(): Promise<Seeded> {
  let offset = -14 * 86_400_000;
  const store = await openStore({ now: () => real + offset, name: `test-${++count}` });
  const run: Seeded['run'] = async (name, args) => {
    offset += 1000;
    const answer: Result<Commands[typeof name]['value']> = await store.run(name, args);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message} ${answer.error.substitutions ?? ''}`);
    return answer.value;
  };
  await run('introduceMe', { name: 'Ada', account: null });
  const day = '2026-11-20';
  const { cycleId } = await run('startWorkspace', {
    name: 'Acme',
    cycle: { name: 'Q4', kind: 'micro', startOn: addDays(day, -14), endOn: addDays(day, 14) },
    cadence: { every: 'week', weekday: weekdayOf(day) },
    teamName: 'Shop',
  });
  const { objectiveId } = await run('createObjective', { title: 'Enhance online shopping', cycleId });
  return {
    store,
    run,
    today: day,
    cycleId,
    async keyResult(title, metric, value = null) {
      offset = -14 * 86_400_000;
      const { keyResultId } = await run('createKeyResult', { objectiveId, title, metric });
      offset = -7 * 86_400_000;
      if (value !== null) {
        const words = { comment: '', blockers: '', reported: null, confidence: 7 };
        await run('checkIn', { keyResultId, value, ...words });
      }
      offset = 0;
      return keyResultId;
    },
  };
}
