import { daysBetween, formatDay } from './day';
import type { Status } from './kinds/objective';
import { metricOf } from './metrics';
import { formatNumber } from './number-format';
import type { Thresholds } from './pace';
import { clampProgress, percentOf, roundHalfAway } from './rounding';
import { lastConfidence } from './status';
import type { KeyResultSummary } from './summary';
import type { TicketValue } from './work';

/** "Why this number": the inputs and the formula with the numbers filled in. */
export interface Explanation {
  lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  /** What the line explains. */
  about: 'value' | 'progress' | 'expected' | 'status' | 'forecast' | 'work';
  /** Key in `_locales`, with `substitutions` in order. */
  message: string;
  substitutions: readonly string[];
  /** `(2.3 − 3.1) ÷ (2.0 − 3.1) = 73 %`, where there is one. */
  formula?: string;
}

export interface ExplainInput {
  summary: Omit<KeyResultSummary, 'why' | 'history'>;
  /** The value from tickets, where it is computed now. */
  computed: TicketValue | null;
  /** The day that expected progress was taken at. */
  measuredOn: string;
  firstOn: string;
  closing: boolean;
  thresholds: Thresholds;
  today: string;
  locale: string;
}

type Line = ExplanationLine | null;
const line = (
  about: ExplanationLine['about'],
  message: string,
  substitutions: readonly string[] = [],
  formula?: string,
): ExplanationLine => ({ about, message, substitutions, ...(formula ? { formula } : {}) });

const reportedKeys: Record<Status, string> = {
  'on-track': 'whyReportedOnTrack',
  'at-risk': 'whyReportedAtRisk',
  'off-track': 'whyReportedOffTrack',
};
const computedKeys: Record<Status, string> = {
  'on-track': 'whyComputedOnTrack',
  'at-risk': 'whyComputedAtRisk',
  'off-track': 'whyComputedOffTrack',
};

function explainValue({ summary, computed, today, locale }: ExplainInput): Line {
  const { keyResult, progress, lastCheckIn } = summary;
  const { metric } = keyResult;
  const value = metricOf(metric).format(metric, summary.current, locale);
  const day = (on: string) => formatDay(on, locale, today);
  if (progress.state === 'nothing-to-count') return line('value', 'whyValueNothing');
  if (computed) return line('value', 'whyValueTickets', [value]);
  const given = summary.checkIns.findLast((checkIn) => checkIn.value !== null);
  if (given && lastCheckIn && keyResult.source.type === 'tickets') {
    return line('value', 'whyValueOverride', [value, day(given.effectiveOn)]);
  }
  if (given && lastCheckIn && lastCheckIn.id !== given.id) {
    return line('value', 'whyValueUnchanged', [value, day(given.effectiveOn), day(lastCheckIn.effectiveOn)]);
  }
  if (given) return line('value', 'whyValueCheckIn', [value, day(given.effectiveOn)]);
  if (progress.state === 'needs-baseline') return line('value', 'whyValueBaseline');
  return progress.state === 'no-data'
    ? line('value', 'whyValueNone')
    : line('value', 'whyValueStart', [value]);
}

function explainProgress({ summary, computed, locale }: ExplainInput): Line {
  const { progress, keyResult, current } = summary;
  if (progress.state !== 'known') return null;
  const percent = `${formatNumber(percentOf(progress.raw), locale)} %`;
  const filled =
    computed?.type === 'share'
      ? `${formatNumber(computed.part, locale)} ÷ ${formatNumber(computed.whole, locale)}`
      : metricOf(keyResult.metric).formula(keyResult.metric, current, locale);
  const formula = filled ? `${filled} = ${percent}` : undefined;
  return progress.raw < 0
    ? line('progress', 'whyProgressBelow', [], formula)
    : line('progress', 'whyProgress', [percent], formula);
}

function explainExpected({ summary, measuredOn, closing, today, locale }: ExplainInput): Line {
  const { expected, expectedToday, keyResult, window } = summary;
  const type = metricOf(keyResult.metric);
  if (summary.status.awaiting === 'draft' || summary.progress.state !== 'known') return null;
  if (expectedToday === null) return line('expected', 'whyExpectedNone');
  if (expected === null) return null;
  const percent = `${formatNumber(percentOf(expected), locale)} %`;
  const day = (on: string) => formatDay(on, locale, today);
  if (closing) return line('expected', 'whyExpectedAll', [percent]);
  if (type.expectedWhy) return line('expected', type.expectedWhy, [day(measuredOn), percent]);
  const length = Math.max(0, daysBetween(window.startOn, window.dueOn));
  const passed = Math.min(length, Math.max(0, daysBetween(window.startOn, measuredOn)));
  const [from, to] = [formatNumber(passed, locale), formatNumber(length, locale)];
  const substitutions = [day(measuredOn), from, to, day(window.startOn), day(window.dueOn)];
  return line(
    'expected',
    'whyExpectedLinear',
    substitutions,
    length > 0 ? `${from} ÷ ${to} = ${percent}` : undefined,
  );
}

/** The gap in words, and `67 % − 44 % = 23`: with a digit more where rounded numbers would not add up. */
function explainGap({ summary, thresholds, locale }: ExplainInput): Line {
  const { gap, expected, progress, status } = summary;
  if (gap === null || expected === null || progress.state !== 'known' || status.computed === null)
    return null;
  const [of, at, behind] = [expected * 100, clampProgress(progress.raw) * 100, gap * 100];
  const digits = roundHalfAway(of) - roundHalfAway(at) === roundHalfAway(behind) ? 0 : 1;
  const write = (value: number) => formatNumber(roundHalfAway(value, digits), locale);
  const formula = `${write(of)} % − ${write(at)} % = ${write(behind)}`;
  const points = formatNumber(roundHalfAway(behind), locale);
  const [low, high] = [thresholds.onTrack, thresholds.atRisk].map((limit) =>
    formatNumber(roundHalfAway(limit * 100, 1), locale),
  ) as [string, string];
  if (roundHalfAway(behind) <= 0) return line('status', 'whyAhead', [], formula);
  if (status.computed === 'on-track') return line('status', 'whyBehindOnTrack', [points, low], formula);
  if (status.computed === 'at-risk') return line('status', 'whyBehindAtRisk', [points, low, high], formula);
  return line('status', 'whyBehindOffTrack', [points, high], formula);
}

function explainStatus(input: ExplainInput): Line[] {
  const { summary, firstOn, today, locale } = input;
  const { status, lastCheckIn } = summary;
  if (status.awaiting === 'draft') return [line('status', 'whyAwaitingDraft')];
  if (status.awaiting === 'baseline') return [line('status', 'whyAwaitingBaseline')];
  if (status.awaiting === 'first-check-in') {
    return [line('status', 'whyAwaitingFirst', [formatDay(firstOn, locale, today)])];
  }
  if (status.awaiting === 'data') return [line('status', 'whyAwaitingData')];
  const confidence = lastConfidence(summary.checkIns);
  const byConfidence = summary.gap === null && confidence !== null && status.computed !== null;
  const differs = status.reported !== null && status.computed !== null && status.reported !== status.computed;
  return [
    explainGap(input),
    byConfidence ? line('status', 'whyConfidence', [formatNumber(confidence, locale)]) : null,
    differs && status.computed ? line('status', computedKeys[status.computed]) : null,
    status.reported && lastCheckIn ? line('status', reportedKeys[status.reported]) : null,
    summary.staleDays === null ? null : line('status', 'whyStale', [formatNumber(summary.staleDays, locale)]),
    summary.stuck ? line('status', 'whyStuck') : null,
  ];
}

function explainForecast({ summary, today, locale }: ExplainInput): Line {
  const { forecast } = summary;
  const day = (on: string) => formatDay(on, locale, today);
  if (forecast.state === 'none' || forecast.state === 'reached') return null;
  if (forecast.state === 'not-enough-history') return line('forecast', 'whyForecastShort');
  if (forecast.state === 'not-at-this-pace') return line('forecast', 'whyForecastNot');
  if (forecast.state === 'rate') return line('forecast', 'whyForecastRate', [day(forecast.day)]);
  const likely = formatNumber(percentOf(forecast.probability), locale);
  const substitutions = [likely, day(summary.window.dueOn), day(forecast.p50)];
  return forecast.p85 === null
    ? line('forecast', 'whyForecastOpen', substitutions)
    : line('forecast', 'whyForecastRange', [...substitutions, day(forecast.p85)]);
}

function explainWork({ summary, locale }: ExplainInput): Line[] {
  const { work, insight } = summary;
  const write = (value: number) => formatNumber(value, locale);
  return [
    work.total === 0 ? null : line('work', 'whyWork', [write(work.done), write(work.total)]),
    insight ? line('work', 'whyInsight', [write(insight.work), write(insight.result)]) : null,
  ];
}

/** The lines for one key result, in reading order. */
export function explain(input: ExplainInput): Explanation {
  const lines = [
    explainValue(input),
    explainProgress(input),
    explainExpected(input),
    ...explainStatus(input),
    explainForecast(input),
    ...explainWork(input),
  ];
  return { lines: lines.filter((one) => one !== null) };
}
