import { compareText } from '@/lib/okr/clock';
import { todayIn } from '@/lib/okr/day';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import type { Revision } from '@/lib/okr/kinds/revision';
import { metricOf } from '@/lib/okr/metrics';
import type { Current } from '@/lib/okr/metrics/types';
import type { HistoryEntry as Counted } from '@/lib/okr/summary';
import { type Terms, termsAt, termsOf } from '@/lib/okr/value';

/** A line of the history: a check-in, or a change of what is measured. */
export type HistoryLine =
  | {
      kind: 'check-in';
      id: string;
      on: string;
      checkIn: CheckIn;
      /** By the terms of its time. */
      terms: Terms;
      /** After it; null where it does not count, or says nothing of the whole (a superseded step). */
      current: Current;
      percent: number | null;
      /** Another one took its place: shown, struck out, never counted. */
      superseded: boolean;
    }
  | { kind: 'revision'; id: string; on: string; revision: Revision; before: Terms; after: Terms };

interface HistoryInput {
  keyResult: KeyResult;
  /** Counting check-ins with what stood after each. */
  history: readonly Counted[];
  /** All of them, superseded ones too. */
  checkIns: readonly CheckIn[];
  revisions: readonly Revision[];
  timeZone: string;
}

/** Newest first; what was superseded stands right below what took its place. */
export function historyLines(input: HistoryInput): HistoryLine[] {
  const { keyResult, history, timeZone } = input;
  const counted = new Map(history.map((entry) => [entry.checkInId, entry]));
  const checkIns = input.checkIns.filter(({ archivedAt }) => archivedAt === null);
  const line = (checkIn: CheckIn): HistoryLine => {
    const terms = termsOf(keyResult, input.revisions, checkIn);
    const own = counted.get(checkIn.id);
    const value = typeof checkIn.value === 'object' ? null : checkIn.value;
    return {
      kind: 'check-in',
      id: checkIn.id,
      on: checkIn.effectiveOn,
      checkIn,
      terms,
      current: own ? own.current : value,
      percent: own?.percent ?? null,
      superseded: !own,
    };
  };
  const replaced = new Map<string, CheckIn[]>();
  const ids = new Set(checkIns.map(({ id }) => id));
  const isTop = (checkIn: CheckIn) => counted.has(checkIn.id);
  for (const checkIn of checkIns) {
    if (isTop(checkIn)) continue;
    const by = checkIns.find((one) => one.supersedes === checkIn.id && one.id !== checkIn.id);
    const key = by && ids.has(by.id) ? by.id : '';
    replaced.set(key, [...(replaced.get(key) ?? []), checkIn]);
  }
  const withReplaced = (checkIn: CheckIn, depth = 0): CheckIn[] =>
    // A loop of edits cannot come from here, but could from a file.
    depth > 100
      ? [checkIn]
      : [checkIn, ...(replaced.get(checkIn.id) ?? []).flatMap((one) => withReplaced(one, depth + 1))];
  const place = new Map(history.map(({ checkInId }, at) => [checkInId, at]));
  const tops = checkIns
    .filter(isTop)
    .sort((a, b) => (place.get(b.id) ?? 0) - (place.get(a.id) ?? 0))
    .map((top) => ({ on: top.effectiveOn, at: top.createdAt, lines: withReplaced(top).map(line) }));
  const revised = revisionLines(keyResult, input.revisions, timeZone).map((revision) => ({
    on: revision.on,
    at: revision.revision.at,
    lines: [revision as HistoryLine],
  }));
  // Stable: check-ins of one day keep the order in which they count.
  const order = [...revised, ...tops].sort((a, b) => compareText(b.on, a.on) || dayOrder(a, b));
  const shown = order.flatMap(({ lines }) => lines);
  // What nothing leads to (an edit that was undone on another device) is not lost either.
  const known = new Set(shown.map(({ id }) => id));
  return [...shown, ...checkIns.filter(({ id }) => !known.has(id)).map(line)];
}

/** Within a day by time, check-ins among themselves as they are. */
function dayOrder(a: { at: number; lines: HistoryLine[] }, b: { at: number; lines: HistoryLine[] }): number {
  const both = a.lines[0]?.kind === 'check-in' && b.lines[0]?.kind === 'check-in';
  return both ? 0 : b.at - a.at;
}

/** Each with the terms before it and those after it. */
export function revisionLines(
  keyResult: KeyResult,
  revisions: readonly Revision[],
  timeZone: string,
): Extract<HistoryLine, { kind: 'revision' }>[] {
  return revisions
    .filter(({ archivedAt }) => archivedAt === null)
    .map((revision) => ({
      kind: 'revision' as const,
      id: revision.id,
      on: todayIn(revision.at, timeZone),
      revision,
      before: revision.before,
      after: termsAt(keyResult, revisions, revision.at),
    }));
}

/** What a check-in says, as the metric of its time writes it: `2.3 s`, `Draft agreed ✓`; null = "no change". */
export function valueText(
  { checkIn, terms }: Extract<HistoryLine, { kind: 'check-in' }>,
  locale: string,
): string | { step: string | null; done: boolean } | null {
  const { value } = checkIn;
  const rules = metricOf(terms.metric);
  if (value === null) return null;
  if (typeof value !== 'object') return rules.format(terms.metric, value, locale);
  const entry = rules.entry(terms.metric, null);
  const steps = entry.input === 'steps' ? entry.steps : [];
  return { step: steps.find(({ id }) => id === value.stepId)?.title ?? null, done: value.done };
}
