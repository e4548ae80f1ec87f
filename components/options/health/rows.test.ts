import { expect, test } from 'vitest';
import type { HealthFacts } from './facts';
import { healthRows, reportText } from './rows';

const now = Date.UTC(2026, 10, 20, 12);
const facts: HealthFacts = {
  version: '1.2.3',
  browser: 'Chromium 156',
  workerMs: 2.4,
  store: { health: 'ok', revision: 9, count: 1234 },
  place: 'here',
  snapshotAt: now - 2 * 3_600_000,
  snapshots: 3,
  sites: [
    { name: 'Jira Cloud', isOwn: false, isAllowed: true },
    { name: 'jira.secret.example/jira', isOwn: true, isAllowed: false },
  ],
  tabs: { open: 3, alive: 2 },
  pages: [
    { host: 'Jira Cloud', missing: [] },
    { host: 'Linear', missing: ['heading', 'room'] },
  ],
  errors: [{ at: now, text: 'TypeError: x is undefined' }],
};
const verdict = (changed: Partial<HealthFacts>, label: string) =>
  healthRows({ ...facts, ...changed }, now, 'en', false).find((row) => row.label === label);

test('what is well is said so, and what is not stands out', () => {
  expect(verdict({}, 'Stored data')).toMatchObject({ value: 'Can be read and written', isGood: true });
  expect(verdict({}, 'Records')?.value).toBe('1,234');
  expect(verdict({}, 'Snapshots')).toMatchObject({ value: '3 · 2 hours ago', isGood: true });
  expect(verdict({}, 'jira.secret.example/jira')?.isGood).toBe(false);
  expect(verdict({}, 'Open tabs')).toMatchObject({ isGood: false });
  expect(verdict({ tabs: { open: 0, alive: 0 } }, 'Open tabs')?.isGood).toBeNull();
  expect(verdict({ snapshotAt: null, snapshots: 0 }, 'Snapshots')?.isGood).toBe(false);
  expect(verdict({ store: null, workerMs: null }, 'Stored data')?.isGood).toBe(false);
});

test('what a host’s page lacks is named, with what that costs', () => {
  expect(verdict({}, 'Page of Jira Cloud')).toMatchObject({ isGood: true });
  const { value, isGood } = verdict({}, 'Page of Linear') ?? {};
  expect(isGood).toBe(false);
  expect(value).toMatch(/^Not found: heading of the ticket \(.+\); root of the page \(.+\)$/);
});

test('the report names no address of a person’s own', () => {
  const text = reportText(facts, now, 'en');
  expect(text).not.toContain('secret');
  expect(text).toContain('Own domain 1: Not allowed');
  expect(text).toContain('TypeError: x is undefined');
});
