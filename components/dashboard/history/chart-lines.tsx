import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { dayNumber } from '@/lib/okr/day';
import type { At, ChartData } from './chart-data';

type Scale = (value: number) => number;

interface ChartLinesProps {
  data: ChartData;
  x: Scale;
  y: Scale;
  frame: { left: number; right: number; top: number; bottom: number };
  today: string;
}

/** So many dots can be told apart; more are the line alone. */
const mostDots = 60;

/** The marks of the chart: band or target, pace, the value itself, changes of what is measured. */
export function ChartLines({ data, x, y, frame, today }: ChartLinesProps) {
  const path = (points: readonly At[], stepped = false) =>
    line<At>()
      .curve(stepped ? curveStepAfter : curveLinear)
      .x((at) => x(at.day))
      .y((at) => y(at.y))(points) ?? '';
  const band = area<ChartData['band'][number]>()
    .curve(curveStepAfter)
    .x((at) => x(at.day))
    .y0((at) => y(at.min ?? data.y.min))
    .y1((at) => y(at.max ?? data.y.max));
  const edges = (['min', 'max'] as const).map((side) => ({
    side,
    edge: data.band.flatMap(({ day, [side]: bound }) => (bound === null ? [] : [{ day, y: bound }])),
  }));
  const now = dayNumber(today);
  const isInside = now >= data.days.from && now <= data.days.to;
  const values = [...(data.start ? [data.start] : []), ...data.points];
  return (
    <g>
      {data.band.length > 0 && <path className="chart-band" d={band(data.band) ?? ''} />}
      {edges.map(
        ({ side, edge }) =>
          edge.length > 0 && <path key={side} className="chart-target" d={path(edge, true)} />,
      )}
      {isInside && <line className="chart-today" x1={x(now)} x2={x(now)} y1={frame.top} y2={frame.bottom} />}
      {data.target.length > 0 && <path className="chart-target" d={path(data.target, true)} />}
      {data.pace.length > 0 && <path className="chart-pace" d={path(data.pace, data.paceInSteps)} />}
      {data.marks.map(({ day, revision }) => (
        <g key={revision.id} className="chart-mark" transform={`translate(${x(day)} 0)`}>
          <line y1={frame.top} y2={frame.bottom} />
          <path d={`M0 ${frame.top - 10}l5 5-5 5-5-5z`} />
        </g>
      ))}
      {values.length > 1 && <path className="chart-line" d={path(values)} />}
      {data.points.length <= mostDots &&
        data.points.map((point) => (
          <circle key={point.on} className="chart-point" cx={x(point.day)} cy={y(point.y)} r={3} />
        ))}
    </g>
  );
}
