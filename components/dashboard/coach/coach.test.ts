import { describe, expect, test } from 'vitest';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import { aCycle, aKeyResult } from '@/tests/support/okr-records';
import { type CoachedKeyResult, coachKeyResult, coachObjective, promisedNumbers } from './coach';

const cart = aKeyResult({
  title: 'Fewer carts are left',
  metric: { type: 'number', start: 70, target: 56, unit: '%' },
});
const nps = aKeyResult({ title: 'NPS', metric: { type: 'number', start: 50, target: 70, unit: 'points' } });
const said = (title: string, keyResults: KeyResult[], isOrphan = false) =>
  coachObjective({ title, keyResults, isOrphan }).map(({ message, substitutions = [] }) =>
    [message.replace('dashCoach', ''), ...substitutions].join(' '),
  );

describe('objective', () => {
  test.each<[string, KeyResult[], string[]]>([
    ['Reduce cart abandonment by 20 % within one month', [cart, nps], []],
    ['Reduce cart abandonment by 25 % within one month', [cart, nps], ['Number 25 %']],
    ['Improve customer satisfaction', [nps, cart], []],
    ['Achieve 10,000 units sold within the first month', [nps, cart], ['Number 10,000']],
    ['Be ready for 2027, around the clock (24/7), with v2.1 in Q4', [nps, cart], []],
    ['Win within 6 weeks', [nps, cart], []],
    ['Launch the SmartHome Pro', [nps, cart], ['Task Launch']],
    ['Successfully launch Feature X', [nps, cart], ['Task launch']],
    ['Launch a trial that doubles sign-ups', [nps, cart], []],
    ['Relaunchers love us', [nps, cart], []],
    ['Improve it', [], ['NoKeyResult']],
    ['Improve it', [nps], ['OneKeyResult']],
    [`Improve ${'x'.repeat(120)}`, [nps, cart], ['Long 128 120']],
    ['', [], []],
  ])('%s', (title, keyResults, hints) => expect(said(title, keyResults)).toEqual(hints));

  test('aligned with nothing where there is something above', () =>
    expect(said('Improve it', [nps, cart], true)).toEqual(['Orphan']));
});

test.each<[string, number[]]>([
  ['load below 2.5 s', [2.5]],
  ['from 1 000 to 1.500', [1000, 1500]],
  ['+15 % and −10%', [15, 10]],
  ['2,5 million', [2.5]],
  ['95 % in two minutes, 3 days', [95]],
  ['no number', []],
])('numbers in “%s”', (title, values) =>
  expect(promisedNumbers(title).map(({ value }) => value)).toEqual(values),
);

describe('key result', () => {
  const good: CoachedKeyResult = {
    metric: cart.metric,
    nature: 'outcome',
    ownerId: 'me',
    startOn: null,
    dueOn: null,
    cycle: aCycle(),
    beside: [],
  };
  const number = { type: 'number', start: 1, target: 2, unit: 's' } as const;
  test.each<[string, Partial<CoachedKeyResult>, string[]]>([
    ['a good one', {}, []],
    ['done or not', { metric: { type: 'binary' } }, ['NoNumber']],
    ['no unit', { metric: { ...number, unit: ' ' } }, ['NoUnit']],
    ['no baseline', { metric: { ...number, start: null } }, ['NoBaseline']],
    ['a change of nothing known', { metric: { ...number, start: null, relative: true } }, ['NoBaseline']],
    ['a band', { metric: { type: 'maintain', min: 4.5, tolerance: 0, unit: '★' } }, []],
    ['nobody’s', { ownerId: null }, ['NoOwner']],
    ['due after the cycle', { dueOn: '2026-04-01' }, ['Outside']],
    ['due before it', { dueOn: '2026-03-01' }, ['Outside']],
    ['due on its last day', { dueOn: '2026-03-29' }, []],
    ['not readable yet', { metric: null }, []],
    ['a delivery alone', { nature: 'delivery', metric: { type: 'binary' } }, ['Delivery']],
    ['a delivery beside an outcome', { nature: 'delivery', beside: [{ nature: 'outcome' }] }, []],
  ])('%s', (_, fields, hints) =>
    expect(
      coachKeyResult({ ...good, ...fields }).map(({ message }) => message.replace('dashCoach', '')),
    ).toEqual(hints),
  );
});
