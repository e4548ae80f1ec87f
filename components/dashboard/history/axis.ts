import { scaleLinear } from 'd3-scale';
import { dayOf, formatDay } from '@/lib/okr/day';
import type { Metric } from '@/lib/okr/metrics';
import type { ChartData } from './chart-data';

/** Rough width of a letter at 11 px: a chart is laid out before it is drawn. */
const letter = 6.2;

/** The numbers beside the chart, with their unit where it is short, and the room they take in pixels. */
export function axisNumbers(
  data: ChartData,
  metric: Metric,
  locale: string,
): { ticks: { value: number; text: string }[]; room: number } {
  const values =
    data.scale === 'progress'
      ? [0, 0.25, 0.5, 0.75, 1]
      : scaleLinear([data.y.min, data.y.max], [0, 1]).ticks(5);
  const format = new Intl.NumberFormat(locale, {
    notation: Math.max(...values.map(Math.abs)) >= 10_000 ? 'compact' : 'standard',
    maximumFractionDigits: 3,
  });
  const unit = data.scale === 'progress' ? '%' : 'unit' in metric ? String(metric.unit).trim() : '';
  const ticks = values.map((value) => {
    const number = format.format(data.scale === 'progress' ? value * 100 : value).replace(/^-/, '−');
    return { value, text: unit && unit.length <= 3 ? `${number} ${unit}` : number };
  });
  const longest = Math.max(0, ...ticks.map(({ text }) => text.length));
  return { ticks, room: Math.ceil(longest * letter) + 10 };
}

export interface DayTick {
  day: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

/** First and last day, and as many between as fit `width` pixels. */
export function axisDays(
  { from, to }: ChartData['days'],
  width: number,
  locale: string,
  today: string,
): DayTick[] {
  const count = Math.max(1, Math.min(6, Math.floor(width / 90), to - from));
  return Array.from({ length: count + 1 }, (_, at) => {
    const day = Math.round(from + ((to - from) * at) / count);
    return {
      day,
      text: formatDay(dayOf(day), locale, today),
      anchor: at === 0 ? 'start' : at === count ? 'end' : 'middle',
    };
  });
}
