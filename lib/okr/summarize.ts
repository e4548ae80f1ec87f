import { firstCheckInOn, nextCheckInOn } from './cadence';
import { daysBetween, earlier } from './day';
import { forecast } from './forecast';
import type { CheckIn } from './kinds/check-in';
import type { KeyResult } from './kinds/key-result';
import { metricOf } from './metrics';
import type { Progress } from './metrics/types';
import { expectedOn, isClosing, windowOf } from './pace';
import { clampProgress, epsilon, percentOf } from './rounding';
import { isStuck, staleDays, statusOf } from './status';
import type { Forecast, KeyResultSummary, SummaryInput } from './summary';
import { countingCheckIns, currentValue, progressHistory } from './value';
import { explain } from './why';
import { applyTicketValue, countWork, valueFromTickets, workInsight, workItems } from './work';

/** Whether the value is computed from tickets now: such a source, not overridden by a value given by hand. */
export function isComputed(keyResult: KeyResult, counting: readonly CheckIn[]): boolean {
  if (keyResult.source.type !== 'tickets') return false;
  const last = counting.findLast((checkIn) => checkIn.value !== null);
  return last === undefined || last.source === 'tickets';
}

function forecastOf(input: SummaryInput, counting: readonly CheckIn[], progress: Progress): Forecast {
  const { keyResult, cycle, today } = input;
  const type = metricOf(keyResult.metric);
  const wanted = input.withForecast !== false && type.forecasts && keyResult.state === 'active';
  if (!wanted || progress.state !== 'known' || isClosing(cycle, today)) return { state: 'none' };
  if (progress.raw >= 1 - epsilon) return { state: 'reached' };
  // By today's terms throughout: a rate needs one scale.
  const points = counting.flatMap((checkIn, index) => {
    const then = type.progress(
      keyResult.metric,
      currentValue(keyResult.metric, counting.slice(0, index + 1)),
    );
    return then.state === 'known' ? [{ on: checkIn.effectiveOn, raw: then.raw }] : [];
  });
  return forecast({ points, today, dueOn: windowOf(keyResult, cycle).dueOn, cycle, seed: keyResult.id });
}

export function summarize(input: SummaryInput): KeyResultSummary {
  const { workspace, cycle, objective, keyResult, today } = input;
  const { metric } = keyResult;
  const counting = countingCheckIns(input.checkIns);
  const last = counting.at(-1) ?? null;
  const items = workItems(input.activities, input.tickets);
  const automatic = isComputed(keyResult, counting);
  const computed =
    automatic && keyResult.source.type === 'tickets' ? valueFromTickets(keyResult.source, items) : null;
  const byHand = currentValue(metric, counting);
  const { current, progress } = computed
    ? applyTicketValue(metric, computed)
    : { current: byHand, progress: metricOf(metric).progress(metric, byHand) };
  const window = windowOf(keyResult, cycle);
  const closing = isClosing(cycle, today);
  const expectedBy = (day: string) => {
    const own = expectedOn(metric, window, day);
    return own !== null && closing ? 1 : own;
  };
  // Behind or ahead is said of the day the value holds for, not of today.
  const measuredOn = automatic ? today : (last?.effectiveOn ?? today);
  const firstOn = firstCheckInOn({ window, cycle });
  const beforeFirst = today <= firstOn;
  const awaiting = !automatic && last === null && beforeFirst;
  const known = progress.state === 'known' ? clampProgress(progress.raw) : null;
  const expected = awaiting || known === null ? null : expectedBy(measuredOn);
  const gap = expected === null || known === null ? null : expected - known;
  const nextOn = nextCheckInOn({
    keyResult,
    objective,
    cycle,
    window,
    lastOn: last?.effectiveOn ?? null,
    today,
  });
  const history = once(() =>
    progressHistory(keyResult, counting, input.revisions).map((point) => ({
      checkInId: point.checkIn.id,
      on: point.checkIn.effectiveOn,
      current: point.current,
      percent: point.progress.state === 'known' ? percentOf(point.progress.raw) : null,
    })),
  );
  const summary = {
    keyResult,
    objective,
    cycle,
    owner: input.owner,
    teams: input.teams,
    current,
    progress,
    percent: progress.state === 'known' ? percentOf(progress.raw) : null,
    expected,
    expectedToday: keyResult.state === 'draft' || known === null ? null : expectedBy(today),
    gap,
    status: statusOf({
      keyResult,
      progress,
      gap,
      thresholds: workspace.thresholds,
      counting,
      automatic,
      beforeFirst,
      dueOn: earlier(window.dueOn, cycle.endOn),
      today,
    }),
    staleDays: keyResult.state === 'active' ? staleDays(last?.effectiveOn ?? null, cycle, today) : null,
    stuck: keyResult.state === 'active' && isStuck(metric, counting, progress),
    lastCheckIn: last,
    checkIns: counting,
    work: countWork(items),
    insight: workInsight(items, progress),
    window,
    daysLeft: daysBetween(today, window.dueOn),
    nextCheckInOn: nextOn,
    isDue: nextOn !== null && nextOn <= today,
  };
  const { thresholds } = workspace;
  const locale = input.locale ?? 'en';
  // Worked out when a screen asks: most lists never do, and a thousand draws a row would be felt.
  const asked = once(() => forecastOf(input, counting, progress));
  const explained = once(() =>
    explain({
      summary: { ...summary, forecast: asked() },
      computed,
      measuredOn,
      firstOn,
      closing,
      thresholds,
      today,
      locale,
    }),
  );
  return {
    ...summary,
    get history() {
      return history();
    },
    get forecast() {
      return asked();
    },
    get why() {
      return explained();
    },
  };
}

function once<T>(work: () => T): () => T {
  let done: { value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
