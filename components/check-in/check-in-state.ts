import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { Status } from '@/lib/okr/kinds/objective';
import type { Entry } from '@/lib/okr/metrics/types';
import { decimalSign, parseNumber } from '@/lib/okr/parse-number';
import { standing, tickOf } from './entry-values';

/** What a person has touched of a check-in; what is untouched stays null and is shown in grey. */
export interface CheckInState {
  /** The check-in's id from the first key on: a retry is one check-in. */
  id: string;
  /** The number as typed; null = untouched. */
  text: string | null;
  /** Boxes that were touched, by step id; a toggle has the one id `done`. */
  ticks: Record<string, boolean>;
  /** null = follows the computed status. */
  reported: Status | null;
  confidence: number | null;
  comment: string;
  blockers: string;
  /** The first number of an unknown start is to be its baseline. */
  baseline: boolean;
}

export type CheckInAction =
  | { type: 'type'; text: string }
  /** − and +, times: −10 … 10. */
  | { type: 'step'; times: number }
  | { type: 'tick'; id: string; done: boolean }
  | { type: 'report'; status: Status }
  /** One up or down from where it stands, or from the last one in grey. */
  | { type: 'confidence'; by: number }
  | { type: 'confidence'; to: number }
  | { type: 'comment'; text: string }
  /** Adds a line to the comment, once. */
  | { type: 'note'; text: string }
  | { type: 'blockers'; text: string }
  | { type: 'baseline'; on: boolean }
  | { type: 'restore'; state: CheckInState };

/** What the form starts on, and shows in grey. */
export interface CheckInBase {
  entry: Entry;
  /** Of the last check-in; 5 is offered where there was none. */
  confidence: number | null;
  locale: string;
}

export const maxText = 4096;

export function initialState(id: string): CheckInState {
  return {
    id,
    text: null,
    ticks: {},
    reported: null,
    confidence: null,
    comment: '',
    blockers: '',
    baseline: true,
  };
}

/** The form of an edit starts on what the earlier check-in said. */
export function stateOfCheckIn(id: string, earlier: CheckIn, locale: string): CheckInState {
  const { value, reported, confidence, comment, blockers } = earlier;
  return {
    ...initialState(id),
    text: typeof value === 'number' ? writeNumber(value, locale) : null,
    ticks: tickOf(value),
    reported,
    confidence,
    comment,
    blockers,
  };
}

/** Nothing to keep as a draft. */
export const isTouched = (state: CheckInState): boolean =>
  state.text !== null ||
  Object.keys(state.ticks).length > 0 ||
  state.reported !== null ||
  state.confidence !== null ||
  state.comment !== '' ||
  state.blockers !== '';

export function reduceCheckIn(state: CheckInState, action: CheckInAction, base: CheckInBase): CheckInState {
  switch (action.type) {
    case 'type':
      // Emptied is untouched again: the last value comes back in grey.
      return { ...state, text: action.text.trim() === '' ? null : action.text };
    case 'step':
      return { ...state, text: stepped(state, base, action.times) };
    case 'tick':
      return { ...state, ticks: ticked(state, base.entry, action.id, action.done) };
    case 'report':
      return { ...state, reported: action.status };
    case 'confidence': {
      const from = state.confidence ?? base.confidence ?? 5;
      const to = 'to' in action ? action.to : from + action.by;
      return { ...state, confidence: Math.min(10, Math.max(0, Math.round(to))) };
    }
    case 'comment':
      return { ...state, comment: action.text.slice(0, maxText) };
    case 'note': {
      if (state.comment.includes(action.text)) return state;
      const comment = state.comment ? `${state.comment.trimEnd()}\n${action.text}` : action.text;
      return { ...state, comment: comment.slice(0, maxText) };
    }
    case 'blockers':
      return { ...state, blockers: action.text.slice(0, maxText) };
    case 'baseline':
      return { ...state, baseline: action.on };
    case 'restore':
      return action.state;
  }
}

/** Plainly, so that it can be typed on: no grouping, at most 6 digits after the sign. */
export function writeNumber(value: number, locale: string): string {
  const text = Number(value.toFixed(6)).toString();
  return (text.includes('e') ? String(value) : text).replace('.', decimalSign(locale));
}

function stepped(state: CheckInState, { entry, locale }: CheckInBase, times: number): string | null {
  if (entry.input !== 'number') return state.text;
  const typed = state.text === null ? entry.value : parseNumber(state.text, locale, entry.unit);
  // Nothing sensible to step from: what is typed stays, so that it can be mended.
  if (typed === null && state.text !== null) return state.text;
  const next = (typed ?? 0) + times * entry.step;
  // 2.3 − 0.1 is 2.1999999999999997.
  return writeNumber(Number(next.toPrecision(12)), locale);
}

/** A box back at where it stands is untouched. */
function ticked(state: CheckInState, entry: Entry, id: string, done: boolean): Record<string, boolean> {
  const { [id]: _, ...others } = state.ticks;
  return standing(entry)[id] === done ? others : { ...others, [id]: done };
}
