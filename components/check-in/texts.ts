import type { Status } from '@/lib/okr/kinds/objective';
import { metricOf } from '@/lib/okr/metrics';
import { isComputed } from '@/lib/okr/summarize';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import { percentText, statusWord } from '../key-result/words';
import type { CheckInBase } from './check-in-state';
import { dayWord } from './day-words';

const statuses: readonly Status[] = ['on-track', 'at-risk', 'off-track'];

export const statusOptions = (): { value: Status; label: string }[] =>
  statuses.map((value) => ({ value, label: statusWord(value) }));

/** What the pace asks for today: `expected today 2.5 s`; empty where a value has no pace. */
export function expectedText(summary: KeyResultSummary, base: CheckInBase): string {
  const expected = expectedValue(summary, base);
  return expected === null ? '' : t('checkInExpected', expected);
}

/** What stands and what would be expected: `Friday: 2.3 s · expected today 2.5 s`. */
export function standingText(summary: KeyResultSummary, today: string, base: CheckInBase): string {
  const { keyResult, current, lastCheckIn } = summary;
  const value = metricOf(keyResult.metric).format(keyResult.metric, current, base.locale);
  const day = lastCheckIn && dayWord(lastCheckIn.effectiveOn, today, base.locale);
  // The box itself says whether it is done.
  if (base.entry.input === 'toggle') return day ? t('checkInLastOn', day) : '';
  const now = day
    ? t('checkInLast', day, value)
    : current === null
      ? t('checkInNoLast')
      : t('checkInStart', value);
  const expected = expectedText(summary, base);
  return expected ? `${now} · ${expected}` : now;
}

/** The value that the pace asks for today, as precise as a press of + is; null where a value has no pace. */
function expectedValue({ keyResult, expectedToday }: KeyResultSummary, base: CheckInBase): string | null {
  const { metric } = keyResult;
  const type = metricOf(metric);
  const [start, end] = [type.start(metric), type.reached(metric)];
  if (expectedToday === null || base.entry.input !== 'number') return null;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const { step } = base.entry;
  const value = Math.round((start + (end - start) * expectedToday) / step) * step;
  return type.format(metric, Number(value.toPrecision(12)), base.locale);
}

/** What is out of the ordinary: another day than today, a value that tickets give. */
export function hintText(
  { keyResult, checkIns }: KeyResultSummary,
  effectiveOn: string,
  today: string,
  edits: boolean,
): string {
  if (edits) return t('checkInEdits', dayWord(effectiveOn, today, locale()));
  if (effectiveOn !== today) return t('checkInForDay', dayWord(effectiveOn, today, locale()));
  return isComputed(keyResult, checkIns) ? t('checkInComputed') : '';
}

/** What a check-in would change: `73 % → 82 %, on track`; null where nothing can be said. */
export function changeText(
  before: KeyResultSummary,
  after: KeyResultSummary | null,
  status: Status | null,
): string | null {
  if (!after || after.percent === null) return null;
  const to = percentText(after);
  const change =
    before.percent === null
      ? t('checkInBecomes', to)
      : before.percent === after.percent
        ? t('checkInStays', to)
        : t('checkInChange', percentText(before), to);
  return status ? t('checkInChangeStatus', change, withinSentence(statusWord(status))) : change;
}

/** Its first letter alone: a noun in the middle keeps its capital in German. */
const withinSentence = (words: string): string =>
  words.slice(0, 1).toLocaleLowerCase(locale()) + words.slice(1);
