import { describe, expect, test } from 'vitest';
import english from '@/public/_locales/en/messages.json';
import { aCheckIn, aCycle, aKeyResult, aSummaryInput, linked } from '@/tests/support/okr-records';
import { summarize } from './summarize';
import type { SummaryInput } from './summary';

const catalogue: Record<string, { message: string }> = english;

/** The lines as a person reads them. A key without a string shows as `undefined`. */
const read = (fields: Partial<SummaryInput>) =>
  summarize(aSummaryInput({ locale: 'en-GB', ...fields })).why.lines.map((line) => {
    const text = catalogue[line.message]?.message.replace(
      /\$(\d)/g,
      (_, n) => line.substitutions[n - 1] ?? '??',
    );
    return line.formula ? `${text} | ${line.formula}` : String(text);
  });
const pageLoad = aKeyResult({ metric: { type: 'number', start: 3.1, target: 2, unit: 's' } });
const at = (day: string, fields: Parameters<typeof aCheckIn>[0]) => aCheckIn({ effectiveOn: day, ...fields });
const step = (title: string, dueOn: string) => ({ title, weight: 1, dueOn, rank: title });

describe('why this number', () => {
  test('a falling number, ahead of its pace', () => {
    expect(read({ keyResult: pageLoad, checkIns: [at('2026-03-11', { value: 2.3 })] })).toEqual([
      '2.3 s, from the check-in of 11 Mar.',
      'Progress: 73 % | (2.3 − 3.1) ÷ (2.0 − 3.1) = 73 %',
      'Expected on 11 Mar: 9 of 27 days have passed, from 2 Mar to 29 Mar. | 9 ÷ 27 = 33 %',
      'On pace or ahead. | 33.3 % − 72.7 % = −39.4',
      'Not enough history for a forecast.',
    ]);
  });

  test('reported and computed where they differ, stale, "no change"', () => {
    const checkIns = [
      at('2026-03-06', { value: 5 }),
      at('2026-03-11', { value: null, reported: 'on-track' }),
    ];
    expect(read({ checkIns, today: '2026-03-24' })).toEqual([
      '5 %, from the check-in of 6 Mar; no change on 11 Mar.',
      'Progress: 5 % | (5 − 0) ÷ (100 − 0) = 5 %',
      'Expected on 11 Mar: 9 of 27 days have passed, from 2 Mar to 29 Mar. | 9 ÷ 27 = 33 %',
      '28 points behind pace: off track beyond 25. | 33 % − 5 % = 28',
      'The numbers say off track.',
      'Reported as on track; the report gives shape and colour.',
      'The last check-in is 13 days old.',
      'Not reached at this pace within two cycles.',
    ]);
  });

  test.each([
    [28, '5 points behind pace: on track up to 10.'],
    [20, '13 points behind pace: at risk from more than 10 to 25.'],
  ])('at %d %%: %s', (value, text) => {
    expect(read({ checkIns: [at('2026-03-11', { value })] }).join('\n')).toContain(text);
  });

  test.each([
    ['a draft', { keyResult: aKeyResult({ state: 'draft' }) }, 'A draft has no status.'],
    ['awaited', { today: '2026-03-04' }, 'Awaiting the first check-in, due 6 Mar.'],
    [
      'no baseline',
      { keyResult: aKeyResult({ metric: { type: 'number', start: null, target: 9, unit: '' } }) },
      'No status before there is a baseline.',
    ],
    [
      'no data',
      { keyResult: aKeyResult({ metric: { type: 'maintain', min: 1, tolerance: 1, unit: '' } }) },
      'No status: nothing is known yet.',
    ],
    [
      'below start',
      { checkIns: [at('2026-03-11', { value: -5 })] },
      'Progress: 0 % (below start) | (−5 − 0) ÷ (100 − 0) = −5 %',
    ],
    [
      'beyond target',
      { checkIns: [at('2026-03-11', { value: 118 })] },
      'Progress: 118 % | (118 − 0) ÷ (100 − 0) = 118 %',
    ],
    [
      'a cycle that ended',
      { today: '2026-03-31', checkIns: [at('2026-03-29', { value: 90 })] },
      'The cycle has ended: 100 % is expected.',
    ],
    [
      'confidence',
      {
        keyResult: aKeyResult({ metric: { type: 'binary' } }),
        checkIns: [at('2026-03-11', { value: false, confidence: 5 })],
      },
      'Confidence 5 of 10: on track from 7, at risk from 4, else off track.',
    ],
    [
      'a band',
      {
        keyResult: aKeyResult({ metric: { type: 'maintain', min: 95, tolerance: 10, unit: '%' } }),
        checkIns: [at('2026-03-11', { value: 88 })],
      },
      'Progress: 30 % | 1 − 7 ÷ 10 = 30 %',
    ],
    [
      'steps',
      {
        keyResult: aKeyResult({
          metric: { type: 'milestone', steps: { a: step('a', '2026-03-09'), b: step('b', '2026-03-20') } },
        }),
        checkIns: [at('2026-03-11', { value: null })],
      },
      'Expected on 11 Mar: 50 %, the weight of the steps whose day has ended.',
    ],
    [
      'tickets',
      {
        keyResult: aKeyResult({ source: { type: 'tickets', mode: 'share' } }),
        ...linked(['done', 'todo', 'todo']),
      },
      'Progress: 33 % | 1 ÷ 3 = 33 %',
    ],
    [
      'an override',
      {
        keyResult: aKeyResult({ source: { type: 'tickets', mode: 'share' } }),
        checkIns: [at('2026-03-11', { value: 4 })],
      },
      '4 %, given by hand on 11 Mar. It holds until somebody switches back to the tickets.',
    ],
    [
      'nothing to count',
      { keyResult: aKeyResult({ source: { type: 'tickets', mode: 'share' } }) },
      'Nothing to count: no linked work counts here.',
    ],
    ['work', { ...linked(['done', 'todo']) }, 'Linked work: 1 of 2 done.'],
    [
      'the insight',
      { checkIns: [at('2026-03-11', { value: 5 })], ...linked(['done', 'done', 'done', 'done', 'todo']) },
      'Work 80 % done, result 5 %: the work lands, the number does not.',
    ],
    [
      'a rate',
      { checkIns: [at('2026-03-06', { value: 10 }), at('2026-03-13', { value: 50 })] },
      'At this rate: 22 Mar.',
    ],
  ] as [string, Partial<SummaryInput>, string][])('%s', (_, fields, text) => {
    expect(read({ cycle: aCycle(), ...fields })).toContain(text);
  });

  test('a forecast from five check-ins on', () => {
    const checkIns = [0, 3, 6, 9, 12].map((day, index) => {
      const effectiveOn = `2026-03-${String(2 + day).padStart(2, '0')}`;
      return at(effectiveOn, { value: index * 20 });
    });
    expect(read({ checkIns })).toContain(
      '100 % likely by 29 Mar. Half of 1,000 draws from the past check-ins get there by 17 Mar, 85 % by 17 Mar.',
    );
  });

  test('numbers and days by locale', () => {
    const lines = read({ keyResult: pageLoad, checkIns: [at('2026-03-11', { value: 2.3 })], locale: 'de' });
    expect(lines[1]).toBe('Progress: 73 % | (2,3 − 3,1) ÷ (2,0 − 3,1) = 73 %');
  });
});
