import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './day';
import { forecast, forecastHorizon } from './forecast';
import { seededRandom } from './random';

const cycle = { startOn: '2026-03-01', endOn: '2026-03-30' }; // 30 days: nothing is told after 29 April
const on = (day: number) => addDays(cycle.startOn, day);
const run = (points: [day: number, raw: number][], today = points.at(-1)?.[0] ?? 0, seed = 'k') =>
  forecast({
    points: points.map(([day, raw]) => ({ on: on(day), raw })),
    today: on(today),
    dueOn: cycle.endOn,
    cycle,
    seed,
  });

describe('with fewer than five days of check-ins', () => {
  test.each([
    ['none', [], { state: 'not-enough-history' }],
    ['one', [[3, 0.2]], { state: 'not-enough-history' }],
    [
      'two of one day are one',
      [
        [3, 0.2],
        [3, 0.3],
      ],
      { state: 'not-enough-history' },
    ],
    [
      'a straight line',
      [
        [0, 0],
        [10, 0.5],
      ],
      { state: 'rate', day: on(20) },
    ],
    [
      'a part of a day is a day',
      [
        [0, 0],
        [10, 0.3],
        [20, 0.66],
      ],
      { state: 'rate', day: on(31) },
    ],
    [
      'standing still',
      [
        [0, 0.3],
        [10, 0.3],
      ],
      { state: 'not-at-this-pace' },
    ],
    [
      'backwards',
      [
        [0, 0.3],
        [10, 0.1],
      ],
      { state: 'not-at-this-pace' },
    ],
    [
      'beyond two cycles',
      [
        [0, 0],
        [10, 0.1],
      ],
      { state: 'not-at-this-pace' },
    ],
    [
      'there',
      [
        [0, 0],
        [10, 1],
      ],
      { state: 'reached' },
    ],
    ['there at once', [[0, 1.2]], { state: 'reached' }],
  ] as [string, [number, number][], object][])('%s', (_, points, expected) => {
    expect(run(points)).toEqual(expected);
  });

  test('a day already past counts as today', () => {
    expect(
      run(
        [
          [0, 0],
          [5, 0.9],
        ],
        12,
      ),
    ).toEqual({ state: 'rate', day: on(12) });
  });
});

describe('from five days of check-ins on', () => {
  test('a steady history has one answer', () => {
    const steady = run([
      [0, 0],
      [3, 0.1],
      [6, 0.2],
      [9, 0.3],
      [12, 0.4],
    ]);
    expect(steady).toEqual({ state: 'range', probability: 0, p50: on(30), p85: on(30) });
    const quicker = run([
      [0, 0],
      [2, 0.1],
      [4, 0.2],
      [6, 0.3],
      [8, 0.4],
    ]);
    expect(quicker).toEqual({ state: 'range', probability: 1, p50: on(20), p85: on(20) });
  });

  test('draws whole intervals: length and growth stay together', () => {
    // Long intervals grow, short ones stand still: 10 days each give 0.2, so 1.0 takes at least 2 more of them.
    const answer = run([
      [0, 0],
      [10, 0.2],
      [11, 0.2],
      [12, 0.2],
      [22, 0.4],
      [23, 0.4],
      [33, 0.6],
    ]);
    expect(answer.state).toBe('range');
    if (answer.state === 'range') expect(daysBetween(on(33), answer.p50)).toBeGreaterThanOrEqual(20);
  });

  test('standing still is no pace', () => {
    expect(
      run([
        [0, 0.2],
        [2, 0.2],
        [4, 0.2],
        [6, 0.2],
        [8, 0.2],
      ]),
    ).toEqual({ state: 'not-at-this-pace' });
  });

  test('a slow tail has no 85 % day', () => {
    const answer = run([
      [0, 0],
      [10, 0.01],
      [20, 0.3],
      [30, 0.31],
      [36, 0.7],
    ]);
    expect(answer).toMatchObject({ state: 'range', p85: null });
  });

  test('is the same for the same key result, and holds together for any history', () => {
    const growth = fc.array(fc.double({ min: -0.1, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(growth, fc.string(), (steps, seed) => {
        const points = [0, ...steps].map((_, index): [number, number] => [
          index * 3,
          steps.slice(0, index).reduce((sum, step) => sum + step, 0),
        ]);
        const answer = run(points, undefined, seed);
        expect(run(points, undefined, seed)).toEqual(answer);
        if (answer.state !== 'range') return;
        expect(answer.probability).toBeGreaterThanOrEqual(0);
        expect(answer.probability).toBeLessThanOrEqual(1);
        expect(answer.p50 <= forecastHorizon(cycle)).toBe(true);
        expect(answer.p85 === null || answer.p85 >= answer.p50).toBe(true);
        if (answer.p50 <= cycle.endOn) expect(answer.probability).toBeGreaterThanOrEqual(0.5);
      }),
      { numRuns: 60 },
    );
  });
});

test('the seeded numbers are even, and other seeds give others', () => {
  const random = seededRandom('a key result');
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 20000; n++) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  expect(seededRandom('a')()).not.toBe(seededRandom('b')());
});
