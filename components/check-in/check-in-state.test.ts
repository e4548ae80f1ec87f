import { describe, expect, test } from 'vitest';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { Entry } from '@/lib/okr/metrics/types';
import {
  type CheckInAction,
  type CheckInBase,
  initialState,
  isTouched,
  maxText,
  reduceCheckIn,
  stateOfCheckIn,
} from './check-in-state';
import { draftKey, parseDraft } from './draft';
import { readValues } from './entry-values';

const seconds: Entry = { input: 'number', value: 2.3, unit: 's', step: 0.1 };
const steps: Entry = {
  input: 'steps',
  steps: [
    { id: 'a', title: 'Built', done: true },
    { id: 'b', title: 'Tested', done: false },
  ],
};
const toggle: Entry = { input: 'toggle', done: false };

const base = (entry: Entry, more: Partial<CheckInBase> = {}): CheckInBase => ({
  entry,
  confidence: null,
  locale: 'en',
  ...more,
});
const play = (at: CheckInBase, ...actions: CheckInAction[]) =>
  actions.reduce((state, action) => reduceCheckIn(state, action, at), initialState('id-1'));

describe('number', () => {
  test('untouched is no change', () => {
    const state = play(base(seconds));
    expect(isTouched(state)).toBe(false);
    expect(readValues(seconds, state, 'en')).toEqual({ values: [] });
  });

  test('steps start on the last value, without a rounding tail', () => {
    const down: CheckInAction = { type: 'step', times: -1 };
    expect(play(base(seconds), down).text).toBe('2.2');
    expect(play(base(seconds), down, down).text).toBe('2.1');
    expect(play(base(seconds), { type: 'step', times: 10 }).text).toBe('3.3');
    expect(play(base(seconds, { locale: 'de' }), down).text).toBe('2,2');
  });

  test('steps go on from what is typed, and leave what is no number', () => {
    const up: CheckInAction = { type: 'step', times: 1 };
    expect(play(base(seconds), { type: 'type', text: '4,05' }, up).text).toBe('4.15');
    expect(play(base(seconds), { type: 'type', text: 'four' }, up).text).toBe('four');
  });

  test('nothing known: steps start at 0, and untouched cannot be saved', () => {
    const unknown: Entry = { input: 'number', value: null, unit: '', step: 1 };
    expect(play(base(unknown), { type: 'step', times: 1 }).text).toBe('1');
    expect(readValues(unknown, play(base(unknown)), 'en')).toMatchObject({ problem: 'checkInNeedsNumber' });
  });

  test.each(['2,1', '2.1', ' 2.1 s'])('typed as %j', (text) => {
    const state = play(base(seconds), { type: 'type', text });
    expect(readValues(seconds, state, 'en')).toEqual({ values: [2.1] });
  });

  test('emptied is untouched again', () => {
    const state = play(base(seconds), { type: 'type', text: '2.1' }, { type: 'type', text: ' ' });
    expect(isTouched(state)).toBe(false);
  });

  test('what is no number is said, shortened', () => {
    const state = play(base(seconds), { type: 'type', text: 'x'.repeat(999) });
    expect(readValues(seconds, state, 'en')).toEqual({
      problem: 'checkInNoNumber',
      substitutions: ['x'.repeat(40)],
    });
  });
});

describe('boxes', () => {
  test('only steps that moved are written', () => {
    const state = play(
      base(steps),
      { type: 'tick', id: 'a', done: false },
      { type: 'tick', id: 'a', done: true },
      { type: 'tick', id: 'b', done: true },
    );
    expect(state.ticks).toEqual({ b: true });
    expect(readValues(steps, state, 'en')).toEqual({ values: [{ stepId: 'b', done: true }] });
  });

  test('a draft whose step another has done meanwhile has nothing to write', () => {
    const state = play(base(steps), { type: 'tick', id: 'b', done: true });
    const now: Entry = { input: 'steps', steps: [{ id: 'b', title: 'Tested', done: true }] };
    expect(readValues(now, state, 'en')).toEqual({ values: [] });
  });

  test('a toggle', () => {
    expect(readValues(toggle, play(base(toggle)), 'en')).toEqual({ values: [] });
    const on = play(base(toggle), { type: 'tick', id: 'done', done: true });
    expect(readValues(toggle, on, 'en')).toEqual({ values: [true] });
  });
});

describe('confidence', () => {
  test('starts on the last one, within 0 … 10', () => {
    const up: CheckInAction = { type: 'confidence', by: 1 };
    expect(play(base(seconds, { confidence: 7 }), up).confidence).toBe(8);
    expect(play(base(seconds), up).confidence).toBe(6);
    expect(play(base(seconds, { confidence: 10 }), up).confidence).toBe(10);
    expect(play(base(seconds), { type: 'confidence', to: -3 }).confidence).toBe(0);
    expect(play(base(seconds)).confidence).toBeNull();
  });
});

describe('words', () => {
  test('a note is added once, after what is there', () => {
    const note: CheckInAction = { type: 'note', text: 'WEB-150 done.' };
    expect(play(base(seconds), note, note).comment).toBe('WEB-150 done.');
    expect(play(base(seconds), { type: 'comment', text: 'Slow week\n' }, note).comment).toBe(
      'Slow week\nWEB-150 done.',
    );
  });

  test('no longer than the schema takes', () => {
    expect(play(base(seconds), { type: 'comment', text: 'x'.repeat(9000) }).comment).toHaveLength(maxText);
    expect(play(base(seconds), { type: 'blockers', text: 'x'.repeat(9000) }).blockers).toHaveLength(maxText);
  });
});

describe('draft', () => {
  const typed = play(base(seconds), { type: 'type', text: '2.1' }, { type: 'confidence', to: 8 });

  test('survives a round through the store', () => {
    expect(parseDraft(JSON.parse(JSON.stringify(typed)), new Set())).toEqual(typed);
  });

  test.each([[null], [undefined], ['2.1'], [{}], [{ ...typed, confidence: 11 }], [{ ...typed, id: '' }]])(
    '%j is none',
    (draft) => {
      expect(parseDraft(draft, new Set())).toBeNull();
    },
  );

  test('one whose check-in was saved is none', () => {
    expect(parseDraft(typed, new Set(['id-1']))).toBeNull();
  });

  test('an edit has a draft of its own', () => {
    expect(draftKey('kr')).toBe('check-in:kr');
    expect(draftKey('kr', 'c1')).not.toBe(draftKey('kr'));
  });
});

test('an edit starts on what the earlier check-in said', () => {
  const earlier: CheckIn = {
    id: 'c1',
    workspaceId: 'w',
    scopeId: 'w',
    createdAt: 0,
    createdBy: 'm',
    archivedAt: null,
    keyResultId: 'kr',
    value: 2.5,
    reported: 'at-risk',
    confidence: 4,
    comment: 'Slow',
    blockers: 'Ops',
    effectiveOn: '2026-11-13',
    authorId: 'm',
    onBehalfOf: null,
    source: 'manual',
    supersedes: null,
  };
  expect(stateOfCheckIn('c2', earlier, 'de')).toMatchObject({
    id: 'c2',
    text: '2,5',
    reported: 'at-risk',
    confidence: 4,
    comment: 'Slow',
    blockers: 'Ops',
  });
  expect(stateOfCheckIn('c2', { ...earlier, value: { stepId: 'b', done: true } }, 'en').ticks).toEqual({
    b: true,
  });
  expect(stateOfCheckIn('c2', { ...earlier, value: true }, 'en').ticks).toEqual({ done: true });
});
