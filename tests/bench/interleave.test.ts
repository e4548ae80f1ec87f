import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/okr/random';
import { interleave, interleaveAll } from './interleave';

describe('interleave', () => {
  it('runs each variant once a round, in changing order, and drops the warm-ups', async () => {
    const order: string[] = [];
    const run = (name: string) => async (round: number) => {
      order.push(name);
      return `${name}${round}`;
    };
    const results = await interleaveAll(
      { rounds: 20, random: seededRandom('order') },
      { control: run('a'), subject: run('b'), rival: run('c') },
    );
    const expected = (name: string) => Array.from({ length: 20 }, (_, round) => `${name}${round}`);
    expect(results).toEqual({ control: expected('a'), subject: expected('b'), rival: expected('c') });
    expect(order).toHaveLength(66);
    const rounds = new Set(Array.from({ length: 22 }, (_, at) => order.slice(at * 3, at * 3 + 3).join('')));
    expect(rounds.size).toBeGreaterThan(3);
    for (const round of rounds) expect([...round].sort().join('')).toBe('abc');
  });

  it('goes on while the samples scatter, three times as long at most', async () => {
    const random = seededRandom('scatter');
    const until = { value: (result: number) => result, within: 1 };
    const scattered = await interleave(
      { rounds: 5, random, until },
      async () => 1000 * random(),
      async () => 0,
    );
    expect(scattered.control).toHaveLength(15);
    const calm = await interleave(
      { rounds: 5, random, until },
      async () => 7,
      async () => 9,
    );
    expect(calm.subject).toEqual([9, 9, 9, 9, 9]);
  });
});
