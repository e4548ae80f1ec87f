import { cellsOf, columns, type Machine } from './report';
import type { ReportRow } from './verdict';

const begin = '<!-- figures: written by `npm run bench -- --write-docs` -->';
const end = '<!-- end of figures -->';
const isRow = /^\| (?!row |-)([^|]+?) +\|/;

/**
 * The page with these figures between its two comment marks. Figures of rows that this run did not measure stay, each
 * with the day and the machine's load it was measured under; those of rows that are no longer there go.
 */
export function withFigures(
  page: string,
  report: readonly ReportRow[],
  machine: Machine,
  order: readonly string[],
): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/bench.md has lost the marks around its figures.');
  const measured = new Set(report.map(({ name }) => rowOf(name)));
  const kept = page
    .slice(from, to)
    .split('\n')
    .flatMap((line) => {
      const name = isRow.exec(line)?.[1];
      return name === undefined || measured.has(rowOf(name)) ? [] : [{ row: rowOf(name), line }];
    });
  const load = machine.load.map((each) => Math.round(each)).join(' → ');
  const fresh = report.map((row) => ({
    row: rowOf(row.name),
    line: text([...cellsOf(row), `${machine.at.slice(0, 10)}, load ${load}`]),
  }));
  const lines = order.flatMap((name) => [...kept, ...fresh].filter(({ row }) => row === name));
  const table = [
    `${machine.browser}; ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB; Node ${machine.node}. Median / p90.`,
    '',
    text([...columns, 'measured']),
    text([...columns, 'measured'].map(() => '---')),
    ...lines.map(({ line }) => line),
  ];
  return `${page.slice(0, from)}${begin}\n${table.join('\n')}\n${page.slice(to)}`;
}

/** The row that a measure is of: what stands before its colon, `server-push over HTTP` being one of `server-push`. */
const rowOf = (measure: string): string => measure.split(/[: ]/)[0] ?? '';

const text = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
