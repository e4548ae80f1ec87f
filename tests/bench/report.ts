import os from 'node:os';
import type { Compared, Goal, Measure, ReportRow } from './verdict';

export interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  browser: string;
  /** Load average of the last minute, before and after: how much else ran here. */
  load: [before: number, after: number];
  at: string;
}

export function describeMachine(browser: string, loadBefore: number): Machine {
  return {
    processor: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    browser,
    load: [round(loadBefore), round(os.loadavg()[0] ?? 0)],
    at: new Date().toISOString(),
  };
}

/** The rows as people read them: control, subject, difference or ratio, goal, verdict. */
export function table(rows: readonly ReportRow[]): string {
  const lines = [[...columns], ...rows.map(cellsOf)];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const [head = [], ...body] = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)));
  const text = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [text(head), text(widths.map((width) => '-'.repeat(width))), ...body.map(text)].join('\n');
}

export const columns = ['row', 'n', 'control', 'subject', 'compared', 'goal', 'verdict'] as const;

/** One row as people read it, a text for each column. */
export const cellsOf = (row: ReportRow): string[] => [
  row.name,
  String(row.subject.n),
  pair(row.control, row.unit),
  pair(row.subject, row.unit),
  row.delta
    ? `${row.delta.median < 0 ? '' : '+ '}${pair(row.delta, row.unit)}`
    : row.ratio
      ? `${pair(row.ratio)} ×`
      : '',
  goalText(row.goal, row.ratio ? 'ratio' : 'delta'),
  row.verdict,
];

/** Median / p90. */
const pair = ({ median, p90 }: Compared, unit?: Measure['unit']): string =>
  `${round(median)} / ${round(p90)}${unit && unit !== 'count' ? ` ${unit}` : ''}`;

function goalText(goal: Goal, compare: Measure['compare']): string {
  const sign = compare === 'delta' ? '≤ +' : '≤ ';
  const parts = Object.entries(goal).map(
    ([name, limit]) => `${name} ${sign}${limit}${compare === 'ratio' ? ' ×' : ''}`,
  );
  return parts.join(', ') || 'none';
}

/** Three digits that matter below a hundred, none behind the point above. */
const round = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
