import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Revision } from '@/lib/okr/kinds/revision';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { axisDays, axisNumbers } from './axis';
import { chartData } from './chart-data';
import { ChartLegend } from './chart-legend';
import { ChartLines } from './chart-lines';
import { ChartReadout } from './chart-readout';
import { chartText, type Stop, stopsOf, stopText } from './chart-words';
import { useWidth } from './use-width';

const height = 200;
const margin = { top: 14, right: 10, bottom: 24 };

interface HistoryChartProps {
  summary: KeyResultSummary;
  revisions: readonly Revision[];
  boot: Boot;
}

/** How the value moved, beside what was expected and what is aimed at. The table holds the same in words. */
export function HistoryChart({ summary, revisions, boot }: HistoryChartProps) {
  const timeZone = boot.workspace?.timeZone ?? 'UTC';
  const data = useMemo(() => chartData({ summary, revisions, timeZone }), [summary, revisions, timeZone]);
  const stops = useMemo(() => stopsOf(data), [data]);
  const [box, width] = useWidth(480);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? stops.length - 1, stops.length - 1);
  const stop = stops[at];
  const numbers = axisNumbers(data, summary.keyResult.metric, locale());
  const frame = {
    left: numbers.room,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const x = scaleLinear([data.days.from, data.days.to], [frame.left, frame.right]);
  const y = scaleLinear([data.y.min, data.y.max], [frame.bottom, frame.top]);
  const point = (event: PointerEvent) => {
    const day = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const far = (one: Stop | undefined) => (one ? Math.abs(one.day - day) : Infinity);
    setChosen(stops.reduce((best, one, index) => (far(one) < far(stops[best]) ? index : best), 0));
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: stops.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(Math.min(stops.length - 1, Math.max(0, to)));
  };
  return (
    <div className="chart">
      <ChartReadout stop={stop} summary={summary} boot={boot} />
      <div className="chart-box" ref={box}>
        <svg
          direction="ltr"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={chartText(summary, data, boot.today)}
        >
          <g className="chart-grid">
            {numbers.ticks.map(({ value, text }) => (
              <g key={value} transform={`translate(0 ${y(value)})`}>
                <line x1={frame.left} x2={frame.right} />
                <text x={frame.left - 6} dy="0.32em" textAnchor="end">
                  {text}
                </text>
              </g>
            ))}
            {axisDays(data.days, frame.right - frame.left, locale(), boot.today).map(
              ({ day, text, anchor }) => (
                <text key={day} x={x(day)} y={height - 6} textAnchor={anchor}>
                  {text}
                </text>
              ),
            )}
          </g>
          <ChartLines data={data} x={x} y={y} frame={frame} today={boot.today} />
          {stop && (
            <g className="chart-now">
              <line x1={x(stop.day)} x2={x(stop.day)} y1={frame.top} y2={frame.bottom} />
              {stop.kind === 'point' && <circle cx={x(stop.day)} cy={y(stop.point.y)} r={5} />}
            </g>
          )}
        </svg>
        {stops.length > 0 && (
          <div
            className="chart-reader"
            role="slider"
            tabIndex={0}
            aria-label={t('dashChartReader')}
            aria-valuemin={1}
            aria-valuemax={stops.length}
            aria-valuenow={at + 1}
            aria-valuetext={stop ? stopText(stop, summary, boot.today) : ''}
            onKeyDown={press}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={() => setChosen(null)}
          />
        )}
      </div>
      <ChartLegend data={data} />
    </div>
  );
}
