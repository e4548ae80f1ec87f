import { uncertainty } from './stats';

export interface Plan<T> {
  /** Rounds that are kept. */
  rounds: number;
  /** Rounds that are dropped before them; two, and fewer where hardly any are kept. */
  warmUps?: number;
  random: () => number;
  /**
   * On a busy machine more rounds follow, up to three times as many, until the difference of the medians is known to
   * `within`. It looks at how much the samples scatter, never at the verdict.
   */
  until?: { value: (result: T) => number; within: number };
}

type Run<T> = (round: number) => Promise<T>;

/** Runs two variants round by round, the order in each drawn by lot, so that neither always meets the warmer machine. */
export const interleave = <T>(
  plan: Plan<T>,
  control: Run<T>,
  subject: Run<T>,
): Promise<{ control: T[]; subject: T[] }> => interleaveAll(plan, { control, subject });

/** The same with further variants beside them, each once a round. */
export async function interleaveAll<T, N extends string>(
  { rounds, warmUps = Math.min(2, Math.floor(rounds / 2)), random, until }: Plan<T>,
  runs: Record<N | 'control' | 'subject', Run<T>>,
): Promise<Record<N | 'control' | 'subject', T[]>> {
  const names = Object.keys(runs) as (keyof typeof runs)[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<
    keyof typeof runs,
    T[]
  >;
  const isKnown = () => {
    if (!until) return true;
    const [a, b] = [results.control.map(until.value), results.subject.map(until.value)];
    return uncertainty(a, b, random) <= until.within;
  };
  for (let round = -warmUps; round < rounds || (round < rounds * 3 && !isKnown()); round++) {
    for (const name of shuffled(names, random)) {
      const result = await runs[name](round);
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const drawn = items.map((item) => ({ item, lot: random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ item }) => item);
}
