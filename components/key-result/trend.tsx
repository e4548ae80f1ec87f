import { dayNumber } from '@/lib/okr/day';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import { metricOf } from '@/lib/okr/metrics';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';

const width = 320;
const height = 48;

/** How progress moved from check-in to check-in, over its window, beside the straight line to its target. */
export function Trend({ summary }: { summary: KeyResultSummary }) {
  const points = trendPoints(summary);
  if (points.length < 2) return null;
  const line = points
    .map(({ x, y }) => `${(x * width).toFixed(1)},${((1 - y) * height).toFixed(1)}`)
    .join(' ');
  const last = points.at(-1);
  return (
    <svg
      className="trend"
      viewBox={`-3 -3 ${width + 6} ${height + 6}`}
      role="img"
      aria-label={t('trendOf', points.length)}
      preserveAspectRatio="none"
    >
      <line x1={0} y1={height} x2={width} y2={0} className="trend-pace" />
      <polyline points={line} className="trend-line" />
      {last && <circle cx={last.x * width} cy={(1 - last.y) * height} r={3} className="trend-now" />}
    </svg>
  );
}

/** Progress 0…1 after each day's check-ins, by its place 0…1 in the window; clamped to the drawing. */
export function trendPoints(summary: KeyResultSummary): { x: number; y: number }[] {
  const { checkIns, keyResult, window } = summary;
  const rules = metricOf(keyResult.metric);
  const from = dayNumber(window.startOn);
  const span = Math.max(1, dayNumber(window.dueOn) - from);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const byDay = new Map<string, CheckIn[]>();
  checkIns.forEach((checkIn, at) => {
    byDay.set(checkIn.effectiveOn, checkIns.slice(0, at + 1));
  });
  return [...byDay].flatMap(([day, until]) => {
    const progress = rules.progress(keyResult.metric, rules.current(keyResult.metric, until));
    if (progress.state !== 'known') return [];
    return { x: clamp((dayNumber(day) - from) / span), y: clamp(progress.raw) };
  });
}
