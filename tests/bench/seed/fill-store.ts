import type { Commands } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';

export interface LinkedTicket {
  ticket: { host: string; site: string; key: string };
  url: string;
  title: string;
}

export interface Plan {
  /** A workspace of so many objectives, each with so many key results. */
  /** All of it was written so long ago: check-ins are due then. 0 unless given. */
  daysAgo?: number;
  objectives: number;
  keyResultsEach: number;
  /** Tickets to link, each to one key result in turn. */
  tickets: readonly LinkedTicket[];
}

/** Fills the extension's store by its own commands, in a page of the extension. Gives the number of links. */
export async function fillStore({ daysAgo = 0, objectives, keyResultsEach, tickets }: Plan): Promise<number> {
  const store = await openStore({ now: () => Date.now() - daysAgo * 86_400_000 });
  const run = async <K extends keyof Commands>(name: K, args: Commands[K]['args']) => {
    const result = await store.run(name, args);
    if (!result.ok) throw new Error(`${name}: ${result.error.message} ${result.error.substitutions ?? ''}`);
    return result.value;
  };
  await run('introduceMe', { name: 'Maya Lindqvist', account: null });
  const { cycleId } = await run('startWorkspace', {
    name: 'Bench',
    cycle: { name: 'This one', kind: 'quarterly', startOn: dayFromNow(-30), endOn: dayFromNow(60) },
    cadence: { every: 'week', weekday: 5 },
  });
  const keyResultIds: string[] = [];
  for (let o = 1; o <= objectives; o++) {
    const { objectiveId } = await run('createObjective', { title: `Objective ${o}`, cycleId });
    for (let k = 1; k <= keyResultsEach; k++) {
      const metric = { type: 'number', start: 0, target: 100, unit: '%' } as const;
      const made = await run('createKeyResult', { objectiveId, title: `Key result ${o}.${k}`, metric });
      keyResultIds.push(made.keyResultId);
    }
  }
  for (const [i, ticket] of tickets.entries())
    await run('linkTicket', { ...ticket, keyResultId: keyResultIds[i % keyResultIds.length] ?? '' });
  const words = { comment: 'As planned', blockers: '', reported: null, confidence: 7 };
  await run('checkIn', { keyResultId: keyResultIds.at(-1) ?? '', value: 10, ...words });
  store.close();
  return tickets.length;
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

Object.assign(globalThis, { fillStore });
