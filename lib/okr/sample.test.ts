import { describe, expect, test } from 'vitest';
import { type Kind, kinds } from './kinds';
import { containsDay, refuseCycle } from './limits';
import { metricOf } from './metrics';
import { sampleRecords } from './sample';
import { summarize } from './summarize';

const counting = () => {
  let last = 0;
  return () => `id-${String(++last).padStart(4, '0')}`;
};
const make = (today: string) =>
  sampleRecords({
    today,
    workspaceId: 'w',
    meId: 'me',
    now: Date.parse(`${today}T10:00:00Z`),
    newId: counting(),
  });
/** Ordinary days, ends of months, a leap day, a year's turn. */
const days = ['2026-03-16', '2026-01-31', '2028-02-29', '2026-12-31', '2026-03-29'];

function summaries(today: string) {
  const records = make(today);
  const byId = <T extends { id: string }>(list: T[]) => new Map(list.map((one) => [one.id, one]));
  const [objectives, cycles, tickets] = [byId(records.objective), byId(records.cycle), byId(records.ticket)];
  return records.keyResult.map((keyResult) => {
    const objective = objectives.get(keyResult.objectiveId);
    const cycle = cycles.get(objective?.cycleId ?? '');
    const workspace = records.workspace[0];
    if (!objective || !cycle || !workspace) throw new Error(`${keyResult.title} hangs in the air`);
    return summarize({
      workspace,
      cycle,
      objective,
      keyResult,
      owner: null,
      teams: [],
      checkIns: records.checkIn.filter((one) => one.keyResultId === keyResult.id),
      revisions: [],
      activities: records.activity.filter((one) => one.keyResultId === keyResult.id),
      tickets,
      today,
    });
  });
}

describe.each(days)('the sample loaded on %s', (today) => {
  const records = make(today);
  const all = summaries(today);
  const named = (title: string) => {
    const found = all.find((one) => one.keyResult.title.startsWith(title));
    if (!found) throw new Error(`no ${title}`);
    return found;
  };

  test('passes every schema, with ids of its own and no loose ends', () => {
    const list = Object.entries(records).flatMap(([kind, some]) => some.map((record) => ({ kind, record })));
    for (const { kind, record } of list) {
      expect(kinds[kind as Kind].safeParse(record), JSON.stringify(record)).toMatchObject({ success: true });
      expect(record.workspaceId).toBe('w');
    }
    const ids = new Set(list.map(({ record }) => record.id));
    expect(ids.size).toBe(list.length);
    for (const one of records.activity) expect(one.ticketId === null || ids.has(one.ticketId)).toBe(true);
    for (const one of [...records.objective, ...records.keyResult]) {
      expect(one.ownerId === 'me' || ids.has(one.ownerId ?? '')).toBe(true);
      for (const team of Object.keys(one.teamIds)) expect(ids.has(team)).toBe(true);
    }
    for (const { metric } of records.keyResult) expect(metricOf(metric).refusal(metric)).toBeNull();
    expect(records.workspace).toMatchObject([{ id: 'w', sample: true }]);
  });

  test('is the same each time', () => expect(make(today)).toEqual(records));

  test('has one running cycle of each length and a closed one, and no check-in in the future', () => {
    const running = records.cycle.filter((cycle) => containsDay(cycle, today));
    expect(running.map((cycle) => cycle.kind)).toEqual(['micro', 'micro', 'micro', 'monthly', 'quarterly']);
    for (const cycle of records.cycle) expect(refuseCycle(cycle)).toBeNull();
    const closed = records.cycle.filter((cycle) => cycle.state === 'closed');
    expect(closed).toHaveLength(1);
    expect(closed.every((cycle) => cycle.endOn < today)).toBe(true);
    for (const one of records.checkIn) expect(one.effectiveOn < today).toBe(true);
  });

  test('three check-ins are due for me: one overdue, two today', () => {
    const due = all.filter((one) => one.isDue && one.keyResult.ownerId === 'me');
    expect(due.map((one) => [one.keyResult.shortName, one.nextCheckInOn === today])).toEqual([
      ['Page visits', true],
      ['Return visits', false],
      ['Reach', true],
    ]);
  });

  test('shows every shape, and what the panel has to say', () => {
    const shown = new Set(all.map((one) => one.status.shown));
    expect(shown).toEqual(new Set(['on-track', 'at-risk', 'off-track', null]));
    expect(named('Product page loads')).toMatchObject({
      percent: 73,
      work: { done: 12, total: 20 },
      status: { shown: 'on-track' },
      daysLeft: 12,
    });
    expect(named('Cart abandonment')).toMatchObject({
      percent: 31,
      insight: { work: 80, result: 31 },
      status: { shown: 'at-risk' },
    });
    expect(named('Chatbot').status).toMatchObject({ reported: 'on-track', computed: 'at-risk' });
    expect(named('Equipment').status.done).toBe(true);
    expect(named('Defects').status.awaiting).toBe('baseline');
    expect(named('SOPs')).toMatchObject({ current: 60, percent: 60 });
    expect(named('NPS')).toMatchObject({ stuck: true, staleDays: 19 });
    expect(named('Adoption').forecast.state).toBe('range');
  });
});

test('shows on the dashboard: a tree, a draft, a change with its reason, an umbrella of teams', () => {
  const records = make('2026-03-16');
  const ids = new Set(records.objective.map(({ id }) => id));
  const aligned = records.objective.filter(({ parent }) => parent !== null);
  expect(aligned.map(({ state }) => state)).toEqual(['active', 'draft']);
  for (const { parent } of aligned) expect(ids.has(parent?.id ?? '')).toBe(true);
  expect(records.keyResult.filter(({ state }) => state === 'draft')).toHaveLength(1);
  expect(records.revision).toHaveLength(1);
  const teams = records.objective.map(({ teamIds }) => Object.keys(teamIds).length);
  expect(Math.max(...teams)).toBeGreaterThan(1);
});

test('the coach’s additions say so', () => {
  const added = make('2026-03-16').keyResult.filter((one) => one.title.endsWith('(coached)'));
  expect(added.map((one) => one.shortName)).toEqual([
    'Weekly use',
    'Cart leavers',
    'Efficiency',
    'Units sold',
  ]);
});

test('a ticket keeps the id that it has for everybody', () => {
  const records = sampleRecords({
    today: '2026-03-16',
    workspaceId: 'w',
    meId: 'me',
    now: 0,
    newId: counting(),
    ticketId: ({ host, site, key }) => `${host} ${site} ${key}`,
  });
  expect(records.ticket[0]?.id).toBe('jira-cloud sample.atlassian.net WEB-131');
  expect(records.activity.some((one) => one.ticketId?.endsWith('WEB-142'))).toBe(true);
});
