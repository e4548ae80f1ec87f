import { expect, test } from 'vitest';
import { aKeyResult, anObjective } from '@/tests/support/okr-records';
import { containsDay, defaultLimits, refuseCycle, tooManyKeyResults, tooManyObjectives } from './limits';

const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

test('more than five key results, or objectives of a team in a cycle, are a hint', () => {
  expect(tooManyKeyResults(times(5, aKeyResult), defaultLimits)).toBeNull();
  const hint = { message: 'limitKeyResults', substitutions: ['6', '5'] };
  expect(tooManyKeyResults(times(6, aKeyResult), defaultLimits)).toEqual(hint);
  const left = [aKeyResult({ archivedAt: 1 }), aKeyResult({ outcome: 'dropped', state: 'closed' })];
  expect(tooManyKeyResults([...times(5, aKeyResult), ...left], defaultLimits)).toBeNull();

  const ofTeam = (teamId: string, cycleId: string) => anObjective({ teamIds: { [teamId]: true }, cycleId });
  const six = times(6, () => ofTeam('a', 'c'));
  const of = { teamId: 'a', cycleId: 'c' };
  expect(tooManyObjectives(six, of, defaultLimits)?.substitutions).toEqual(['6', '5']);
  expect(tooManyObjectives(six, { ...of, teamId: 'b' }, defaultLimits)).toBeNull();
  const removed = six.map((one) => ({ ...one, teamIds: { a: false } }));
  expect(tooManyObjectives(removed, of, defaultLimits)).toBeNull();
});

test.each([
  ['quarterly', '2026-01-01', '2026-03-31', null],
  ['custom', '2026-01-01', '2026-01-01', null],
  ['custom', '2026-01-02', '2026-01-01', 'failCycleEndsFirst'],
  ['custom', '2026-01-02', 'soon', 'failCycleEndsFirst'],
  ['micro', '2026-03-02', '2026-03-08', null],
  ['micro', '2026-03-02', '2026-04-12', null],
  ['micro', '2026-03-02', '2026-03-07', 'failMicroLength'],
  ['micro', '2026-03-02', '2026-04-13', 'failMicroLength'],
] as const)('a %s cycle from %s to %s: %s', (kind, startOn, endOn, message) => {
  expect(refuseCycle({ kind, startOn, endOn })).toEqual(message === null ? null : { message });
});

test('now is every cycle that contains today, first and last day included', () => {
  const cycle = { startOn: '2026-03-02', endOn: '2026-03-29' };
  const days = ['2026-03-01', '2026-03-02', '2026-03-29', '2026-03-30'];
  expect(days.map((day) => containsDay(cycle, day))).toEqual([false, true, true, false]);
});
