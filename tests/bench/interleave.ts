import { uncertainty } from './stats';

export interface Plan<T> {
  /** Pairs that are kept. */
  rounds: number;
  /** Pairs that are dropped before them. */
  warmUps?: number;
  random: () => number;
  /**
   * On a busy machine more pairs follow, up to three times as many, until the difference of the medians is known to
   * `within`. It looks at how much the samples scatter, never at the verdict.
   */
  until?: { value: (result: T) => number; within: number };
}

/** Runs two variants round by round, the order in each drawn by lot, so that neither always meets the warmer machine. */
export async function interleave<T>(
  { rounds, warmUps = 2, random, until }: Plan<T>,
  control: (round: number) => Promise<T>,
  subject: (round: number) => Promise<T>,
): Promise<{ control: T[]; subject: T[] }> {
  const results: { control: T[]; subject: T[] } = { control: [], subject: [] };
  const isKnown = () => {
    if (!until) return true;
    const [a, b] = [results.control.map(until.value), results.subject.map(until.value)];
    return uncertainty(a, b, random) <= until.within;
  };
  for (let round = -warmUps; round < rounds || (round < rounds * 3 && !isKnown()); round++) {
    const inOrder = [
      ['control', control],
      ['subject', subject],
    ] as const;
    for (const [name, run] of random() < 0.5 ? inOrder : inOrder.toReversed()) {
      const result = await run(round);
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}
