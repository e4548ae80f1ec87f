import { percentText, statusWord } from '@/components/key-result/words';
import { formatDay } from '@/lib/okr/day';
import { metricOf } from '@/lib/okr/metrics';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { ChartData } from './chart-data';

/** What ← → step through: check-ins and changes, by day. */
export type Stop = { day: number } & (
  | { kind: 'point'; point: ChartData['points'][number] }
  | { kind: 'mark'; mark: ChartData['marks'][number] }
);

export function stopsOf({ points, marks }: ChartData): Stop[] {
  const both: Stop[] = [
    ...points.map((point) => ({ kind: 'point' as const, day: point.day, point })),
    ...marks.map((mark) => ({ kind: 'mark' as const, day: mark.day, mark })),
  ];
  return both.sort((a, b) => a.day - b.day);
}

/** What stood after a point's check-in, in its unit: `2.3 s`, `3/5`. */
export function standText({ keyResult, history }: KeyResultSummary, checkInId: string): string {
  const entry = history.find((one) => one.checkInId === checkInId);
  return entry ? metricOf(keyResult.metric).format(keyResult.metric, entry.current, locale()) : '';
}

/** "14 Dec: 2.3 s, 73 %, On track". */
export function stopText(stop: Stop, summary: KeyResultSummary, today: string): string {
  if (stop.kind === 'mark')
    return t('dashChartStop', formatDay(stop.mark.on, locale(), today), stop.mark.revision.reason);
  const { on, checkIn, percent } = stop.point;
  const said = [
    standText(summary, checkIn.id),
    percent === null ? '' : percentText({ percent }),
    checkIn.reported ? statusWord(checkIn.reported) : '',
    checkIn.confidence === null ? '' : t('confidence', checkIn.confidence),
  ].filter(Boolean);
  return t('dashChartStop', formatDay(on, locale(), today), said.join(', '));
}

/** The chart in a sentence, for those who do not see it. */
export function chartText(summary: KeyResultSummary, data: ChartData, today: string): string {
  const [first, last] = [data.points[0], data.points.at(-1)];
  if (!first || !last) return t('dashChartEmpty');
  const stand = (point: typeof first) => standText(summary, point.checkIn.id);
  const day = (point: typeof first) => formatDay(point.on, locale(), today);
  if (first === last) return t('dashChartOne', stand(last), day(last));
  return t('dashChartText', data.points.length, stand(first), day(first), stand(last), day(last));
}
