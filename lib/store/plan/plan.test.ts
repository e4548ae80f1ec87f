import { describe, expect, test } from 'vitest';
import { must, plannedStore } from '@/tests/support/planned-store';
import type { PlanRow } from '../api';
import { parseDay } from './dates';
import { guessMapping } from './mapping';
import { previewRows } from './preview';
import { parseTable } from './table';

async function preview(text: string, locale = 'en') {
  const table = await parseTable(text);
  if (!table) throw new Error('no table');
  return previewRows(table, guessMapping(table.headers), locale);
}

const english = `Objective,Team,Key Result,Owner,Start,Target,Unit,Due date
Enhance shopping,E-commerce,"Page load, below 2 s",Ada,"3.1","2",s,2026-10-31
,,Return visitors,Ben,,15 %,,
"Calm ""support""",Support,,,,,,`;
const german = `Ziel;Abteilung;Schlüsselergebnis;Verantwortlich;Startwert;Zielwert;Einheit;Fällig am
Umsatz;Vertrieb;Neuer Umsatz;Ada;1.234,5;2.000,75;€;31.10.2026`;

describe('reading a table', () => {
  test('a CSV with quotes: cells below a merged one belong to it', async () => {
    const rows = await preview(english);
    expect(rows.map(({ errors }) => errors)).toEqual([[], [], []]);
    expect(rows.map(({ row }) => row)).toEqual<PlanRow[]>([
      {
        objective: 'Enhance shopping',
        team: 'E-commerce',
        keyResult: 'Page load, below 2 s',
        owner: 'Ada',
        start: 3.1,
        target: 2,
        unit: 's',
        dueOn: '2026-10-31',
      },
      {
        objective: 'Enhance shopping',
        team: 'E-commerce',
        keyResult: 'Return visitors',
        owner: 'Ben',
        target: 15,
        unit: '%',
      },
      { objective: 'Calm "support"', team: 'Support' },
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  test('a German one with semicolons and decimal commas', async () => {
    const [row] = await preview(german, 'de');
    expect(row).toMatchObject({
      errors: [],
      row: { start: 1234.5, target: 2000.75, unit: '€', dueOn: '2026-10-31' },
    });
  });

  test('pasted cells are separated by tabs', async () => {
    const [row] = await preview('Goal\tKR\tFrom\tTo\nA\tB\t1,234.5\t2,000');
    expect(row?.row).toEqual({ objective: 'A', keyResult: 'B', start: 1234.5, target: 2000 });
  });

  test.each([
    ['nothing', ''],
    ['only blanks', ' \n \n'],
  ])('%s is no table', async (_, text) => expect(await parseTable(text)).toBeNull());

  test('too many rows, or too much text, are not read', async () => {
    expect(await parseTable(`a,b\n${'1,2\n'.repeat(2001)}`)).toBeNull();
    expect((await parseTable(`a,b\n${'1,2\n'.repeat(2000)}`))?.rows).toHaveLength(2000);
    expect(await parseTable('x'.repeat(4 * 1024 * 1024 + 1))).toBeNull();
  });
});

test.each([
  [['Objective', 'Key result', 'Target'], { objective: 0, keyResult: 1, target: 2 }],
  [['Ziele', 'Ergebnis', 'Bis', 'Zielwert'], { objective: 0, keyResult: 1, dueOn: 2, target: 3 }],
  [['#', 'OWNER', 'Objective title', 'key_result:'], { owner: 1, objective: 2, keyResult: 3 }],
  [['x', 'y'], {}],
])('the columns of %j', (headers, expected) => expect(guessMapping(headers)).toEqual(expected));

test.each([
  ['no objective', 'Objective,Key result\n,B', 'names no objective'],
  ['a number that is none', 'Objective,KR,Target\nA,B,many', '“many” is no number'],
  ['a date that is none', 'Objective,KR,Due\nA,B,2026-02-30', '“2026-02-30” is no date'],
  ['a target of nothing', 'Objective,KR,Target\nA,,5', 'has a target and no key result'],
  ['a start without target', 'Objective,KR,Start\nA,B,5', 'has a start and no target'],
  ['no span', 'Objective,KR,Start,Target\nA,B,5,5', 'starts at its target'],
  ['a title too long', `Objective\n${'x'.repeat(501)}`, 'is longer than 500 characters'],
])('%s is said of its row', async (_, text, error) => {
  expect(await preview(text)).toEqual([{ line: 2, row: null, errors: [error] }]);
});

test.each([
  ['2026-12-31', 'en', '2026-12-31'],
  ['31.12.2026', 'en', '2026-12-31'],
  ['1.2.2026', 'de', '2026-02-01'],
  ['12/31/2026', 'en-US', '2026-12-31'],
  ['2/1/2026', 'en-US', '2026-02-01'],
  ['2/1/2026', 'en-GB', '2026-01-02'],
  ['31/12/2026', 'en-US', '2026-12-31'],
  ['31.2.2026', 'de', null],
  ['soon', 'de', null],
])('%s in %s is %s', (text, locale, expected) => expect(parseDay(text, locale)).toBe(expected));

describe('importing rows', () => {
  test('makes objectives once, teams and people by name, and all of it comes back with one undo', async () => {
    const { store, cycleId } = await plannedStore();
    const rows: PlanRow[] = [
      { objective: 'Grow', team: 'web', keyResult: 'Visits', owner: 'ada', start: 0, target: 100, unit: '' },
      { objective: 'grow ', team: 'Web', keyResult: 'Sales', owner: 'Ben', target: 15, unit: '%' },
      { objective: 'Calm', keyResult: 'Launch' },
      { objective: 'Enhance shopping', keyResult: 'More' },
    ];
    expect(await must(store.run('importRows', { rows, cycleId }))).toEqual({ objectives: 2, keyResults: 4 });
    const { members, teams } = await store.read('boot', {});
    expect(members.map(({ name, placeholder }) => [name, placeholder]).sort()).toEqual([
      ['Ada', false],
      ['Ben', true],
    ]);
    expect(teams.map(({ name }) => name)).toEqual(['Web']);
    const picker = await store.read('picker', { text: '', cycleId, ref: null });
    expect(
      picker.groups.map(({ objective, items }) => [
        objective.title,
        items.map(({ summary }) => summary.keyResult.title),
      ]),
    ).toEqual([
      ['Enhance shopping', ['Load below 2 s', 'More']],
      ['Grow', ['Visits', 'Sales']],
      ['Calm', ['Launch']],
    ]);
    const sales = picker.groups[1]?.items[1]?.summary;
    expect(sales?.progress).toEqual({ state: 'needs-baseline' });
    expect(sales?.owner?.name).toBe('Ben');
    await must(store.run('undo', {}));
    expect((await store.read('picker', { text: '', cycleId, ref: null })).groups).toHaveLength(1);
    expect((await store.read('boot', {})).members).toHaveLength(1);
    store.close();
  });

  test('a row outside the cycle stops all of them', async () => {
    const { store, cycleId } = await plannedStore();
    const rows: PlanRow[] = [
      { objective: 'Grow', keyResult: 'Visits', target: 5 },
      { objective: 'Grow', keyResult: 'Sales', target: 5, dueOn: '2027-01-01' },
    ];
    const refused = await store.run('importRows', { rows, cycleId });
    expect(refused).toMatchObject({ ok: false, error: { message: 'failRowDue', substitutions: ['2'] } });
    expect((await store.read('picker', { text: 'grow', cycleId, ref: null })).groups).toEqual([]);
    store.close();
  });
});
