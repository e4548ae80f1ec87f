import { daysBetween } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import { type Metric, metricOf } from '@/lib/okr/metrics';
import type { Refusal } from '@/lib/okr/metrics/types';

/*
 * The writing coach: what is missing, and how to say it better. Hints, never a block; offline, so by rules alone.
 * Its word lists are English; in another language they find nothing rather than something wrong.
 */

/** A hint in words: a key in `_locales`. */
export type CoachHint = Refusal;

const longest = 120;
const tasks =
  /^(?:\p{L}+ly\s+)?(launch|build|implement|develop|create|deliver|ship|release|finish|complete|make|write|set up|roll out|establish|migrate|introduce|deploy|install|do)\b/iu;
const outcomes =
  /\b(achiev|increas|improv|reduc|grow|rais|cut|lower|enhanc|doubl|halv|so that|satisf|faster|fewer|more|less)/iu;

/** A number with what is written after it; not `Q4`, `24/7`, `v2.1`, `2026-03`. */
const numberPattern =
  /(?<![\p{L}\d/.,:-])([+−-]?\d+(?:[.,\u202f\u00a0 ]\d{3})*(?:[.,]\d+)?)(?![\d/:-])(\s*(?:%|percent|per cent|×|x\b)|\p{L}+|\s+\p{L}+)?/giu;
const timeWord = /^(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|h|d|w|am|pm|st|nd|rd|th)$/i;

export interface PromisedNumber {
  /** As written, with its sign: `20 %`. */
  text: string;
  value: number;
}

/** Numbers that a title promises. Years and lengths of time are none: they say until when. */
export function promisedNumbers(title: string): PromisedNumber[] {
  return [...title.matchAll(numberPattern)].flatMap(([, digits = '', after = '']) => {
    const word = after.trim();
    const value = Number(plain(digits));
    const isYear = /^(?:19|20)\d\d$/.test(digits) && !/^(?:%|percent|per cent)/i.test(word);
    if (!Number.isFinite(value) || timeWord.test(word) || isYear) return [];
    const isUnit = /^(?:%|×|x|percent|per cent)$/i.test(word);
    return [{ text: isUnit ? `${digits}${after}`.trim() : digits, value: Math.abs(value) }];
  });
}

/** `10,000` → `10000`, `2,5` → `2.5`: groups of three after a sign are thousands. */
const plain = (digits: string) =>
  digits
    .replace('−', '-')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[.,](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.');

/** Every number that a key result measures by: its bounds, the way between them, the change in per cent. */
function measuredNumbers({ title, metric }: Pick<KeyResult, 'title' | 'metric'>): number[] {
  const rules = metricOf(metric);
  const own = Object.values(metric).filter((value) => typeof value === 'number');
  const [start, end] = [rules.start(metric), rules.reached(metric)];
  const way =
    typeof start === 'number' && typeof end === 'number'
      ? [end, end - start, ...(start === 0 ? [] : [((end - start) / Math.abs(start)) * 100])]
      : [];
  return [...own, ...way, ...promisedNumbers(title).map(({ value }) => value)].map(Math.abs);
}

const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));

export interface CoachedObjective {
  title: string;
  keyResults: readonly Pick<KeyResult, 'title' | 'metric'>[];
  /** The level above has objectives, and this one is aligned with none. */
  isOrphan?: boolean;
}

export function coachObjective({ title, keyResults, isOrphan }: CoachedObjective): CoachHint[] {
  const hints: CoachHint[] = [];
  const text = title.trim();
  if (!text) return hints;
  if (text.length > longest)
    hints.push({ message: 'dashCoachLong', substitutions: [String(text.length), String(longest)] });
  const task = tasks.exec(text)?.[1];
  if (task && !outcomes.test(text)) hints.push({ message: 'dashCoachTask', substitutions: [task] });
  const measured = keyResults.flatMap(measuredNumbers);
  for (const promise of promisedNumbers(text)) {
    if (measured.some((one) => isSame(one, promise.value))) continue;
    hints.push({ message: 'dashCoachNumber', substitutions: [promise.text] });
  }
  if (keyResults.length === 0) hints.push({ message: 'dashCoachNoKeyResult' });
  if (keyResults.length === 1) hints.push({ message: 'dashCoachOneKeyResult' });
  if (isOrphan) hints.push({ message: 'dashCoachOrphan' });
  return hints;
}

export interface CoachedKeyResult {
  /** null = not readable yet: nothing is said of it. */
  metric: Metric | null;
  nature: KeyResult['nature'];
  ownerId: string | null;
  startOn: string | null;
  dueOn: string | null;
  cycle: Pick<Cycle, 'startOn' | 'endOn'>;
  /** The others of its objective. */
  beside: readonly Pick<KeyResult, 'nature'>[];
}

export function coachKeyResult(keyResult: CoachedKeyResult): CoachHint[] {
  const { metric, nature, ownerId, startOn, dueOn, cycle, beside } = keyResult;
  const hints: CoachHint[] = [];
  if (metric) {
    const rules = metricOf(metric);
    const hasNumber = rules.entry(metric, null).input === 'number';
    const hasUnit = !('unit' in metric) || String(metric.unit).trim() !== '';
    const isMeasuredFromStart = rules.forecasts && hasNumber;
    if (!hasNumber && nature === 'outcome') hints.push({ message: 'dashCoachNoNumber' });
    if (hasNumber && !hasUnit) hints.push({ message: 'dashCoachNoUnit' });
    if (isMeasuredFromStart && rules.start(metric) === null) hints.push({ message: 'dashCoachNoBaseline' });
  }
  if (ownerId === null) hints.push({ message: 'dashCoachNoOwner' });
  const outside =
    (dueOn !== null && (dueOn < cycle.startOn || dueOn > cycle.endOn)) ||
    (startOn !== null && daysBetween(startOn, cycle.endOn) < 0);
  if (outside) hints.push({ message: 'dashCoachOutside' });
  if (nature === 'delivery' && !beside.some((one) => one.nature === 'outcome'))
    hints.push({ message: 'dashCoachDelivery' });
  return hints;
}
