import { addDays, addMonths, daysBetween, earlier, onOrAfter } from './day';
import type { CheckIn } from './kinds/check-in';
import type { Cycle } from './kinds/cycle';
import type { KeyResult } from './kinds/key-result';
import type { Objective } from './kinds/objective';
import type { Cadence } from './kinds/workspace';
import { type Window, windowOf } from './pace';
import { countingCheckIns } from './value';

/** A check-in given up to so many days before its day counts as given on it. */
const earlyDays = 3;

/** Twenty years of weeks: a window typed wrong does not hang a page. */
const most = 1040;

/** The last day for values after the cycle: 7 days, micro 3. */
export const closingEndsOn = (cycle: Pick<Cycle, 'kind' | 'endOn'>): string =>
  addDays(cycle.endOn, cycle.kind === 'micro' ? 3 : 7);

const firstOfWindow = (cadence: Cadence, startOn: string) => onOrAfter(addDays(startOn, 3), cadence.weekday);

/**
 * The days on which check-ins are due in a window, first to last. The first is the first cadence weekday at least
 * 3 days in; a month's are the same weekday on or after the same day of the next months. The last day is the final
 * check-in day; it replaces one due in the 3 days before.
 */
export function checkInDays(cadence: Cadence, { startOn, dueOn }: Window): string[] {
  const first = firstOfWindow(cadence, startOn);
  const nth = (n: number) =>
    cadence.every === 'month'
      ? onOrAfter(addMonths(first, n), cadence.weekday)
      : addDays(first, n * (cadence.every === 'week' ? 7 : 14));
  const days: string[] = [];
  for (let n = 0, day = first; daysBetween(day, dueOn) > 3 && n < most; n++, day = nth(n)) days.push(day);
  return [...days, dueOn];
}

export interface CadenceInput {
  keyResult: Pick<KeyResult, 'state' | 'archivedAt'>;
  objective: Pick<Objective, 'state' | 'archivedAt'>;
  cycle: Cycle;
  window: Window;
  /** Effective day of the last check-in; null = none yet. */
  lastOn: string | null;
  today: string;
}

/** The window in which check-ins are due: never past the cycle's last day. */
const dueWindow = ({ window, cycle }: Pick<CadenceInput, 'window' | 'cycle'>): Window => {
  const dueOn = earlier(window.dueOn, cycle.endOn);
  return { startOn: earlier(window.startOn, dueOn), dueOn };
};

/** The day of the first check-in. */
export function firstCheckInOn(input: Pick<CadenceInput, 'window' | 'cycle'>): string {
  const { startOn, dueOn } = dueWindow(input);
  const first = firstOfWindow(input.cycle.cadence, startOn);
  return daysBetween(first, dueOn) > 3 ? first : dueOn;
}

/** The days still open after a check-in that holds for `lastOn`; null = none yet. */
function openDays(input: Pick<CadenceInput, 'window' | 'cycle' | 'lastOn'>): string[] {
  const { cycle, lastOn } = input;
  const window = dueWindow(input);
  const days = checkInDays(cycle.cadence, window);
  if (lastOn === null) return days;
  return days.filter((day) => day > (day === window.dueOn ? lastOn : addDays(lastOn, earlyDays)));
}

/**
 * The day of the next check-in that is due, or was missed; null = none. A late check-in answers the missed days, an
 * early one the day it is up to 3 days before, but the final day wants its own. While the cycle closes, only the
 * final one can be due; after that nothing is.
 */
export function nextCheckInOn(input: CadenceInput): string | null {
  const { keyResult, objective, cycle, today } = input;
  if (keyResult.state !== 'active' || keyResult.archivedAt !== null) return null;
  if (objective.state === 'closed' || cycle.state === 'closed' || today > closingEndsOn(cycle)) return null;
  const open = openDays(input);
  const closing = today > cycle.endOn || cycle.state === 'closing';
  return (closing ? open.at(-1) : open[0]) ?? null;
}

/**
 * As `nextCheckInOn`, whatever the day is: for an index, where a day that has come is then asked for with today.
 * Never later than what `nextCheckInOn` says.
 */
export function nextCheckInDay(input: {
  keyResult: KeyResult;
  cycle: Cycle;
  checkIns: readonly CheckIn[];
}): string | null {
  const { keyResult, cycle } = input;
  if (keyResult.state !== 'active' || keyResult.archivedAt !== null || cycle.state === 'closed') return null;
  const lastOn = countingCheckIns(input.checkIns).at(-1)?.effectiveOn ?? null;
  return openDays({ window: windowOf(keyResult, cycle), cycle, lastOn })[0] ?? null;
}
