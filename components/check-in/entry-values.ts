import type { CheckInValue } from '@/lib/okr/kinds/check-in';
import type { Entry } from '@/lib/okr/metrics/types';
import { parseNumber } from '@/lib/okr/parse-number';
import type { MessageKey } from '@/lib/platform/strings';
import type { CheckInState } from './check-in-state';

/** The one box of a toggle. */
export const toggleId = 'done';

/** What a form holds: the values to write (none = "no change"), or why it cannot be saved, in words. */
export type Read = { values: CheckInValue[] } | { problem: MessageKey; substitutions: string[] };

type Reader<I extends Entry['input']> = (
  entry: Extract<Entry, { input: I }>,
  state: CheckInState,
  locale: string,
) => Read;

const readers: { [I in Entry['input']]: Reader<I> } = {
  number: (entry, { text }, locale) => {
    if (text === null) {
      return entry.value === null ? { problem: 'checkInNeedsNumber', substitutions: [] } : { values: [] };
    }
    const value = parseNumber(text, locale, entry.unit);
    if (value === null) return { problem: 'checkInNoNumber', substitutions: [text.trim().slice(0, 40)] };
    return { values: [value] };
  },
  steps: (entry, { ticks }) => ({
    values: entry.steps.flatMap(({ id, done }) => {
      const ticked = ticks[id];
      return ticked === undefined || ticked === done ? [] : [{ stepId: id, done: ticked }];
    }),
  }),
  toggle: (entry, { ticks }) => {
    const ticked = ticks[toggleId];
    return { values: ticked === undefined || ticked === entry.done ? [] : [ticked] };
  },
};

export function readValues(entry: Entry, state: CheckInState, locale: string): Read {
  return (readers[entry.input] as Reader<Entry['input']>)(entry, state, locale);
}

/** The boxes as they stand, by id. */
export function standing(entry: Entry): Record<string, boolean> {
  if (entry.input === 'steps') return Object.fromEntries(entry.steps.map(({ id, done }) => [id, done]));
  return entry.input === 'toggle' ? { [toggleId]: entry.done } : {};
}

/** The boxes that an earlier check-in set. */
export function tickOf(value: CheckInValue | null): Record<string, boolean> {
  if (typeof value === 'boolean') return { [toggleId]: value };
  return typeof value === 'object' && value !== null ? { [value.stepId]: value.done } : {};
}
