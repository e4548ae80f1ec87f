import { type Spread, spreadOf } from './stats';

/** Highest value that still holds the goal; one that is absent is reported and not judged. */
export interface Goal {
  median?: number;
  p90?: number;
}

/** What a row has measured: raw samples of both variants, round by round. */
export interface Measure {
  name: string;
  unit: 'ms' | 'MB' | 'bytes' | 'count';
  /** `delta` = subject − control, `ratio` = subject ÷ control. */
  compare: 'delta' | 'ratio';
  goal: Goal;
  control: readonly number[];
  subject: readonly number[];
}

export type Compared = Omit<Spread, 'n'>;

export interface ReportRow {
  name: string;
  unit: Measure['unit'];
  goal: Goal;
  control: Spread;
  subject: Spread;
  delta?: Compared;
  ratio?: Compared;
  /** Round by round, as measured. */
  samples: { control: readonly number[]; subject: readonly number[] };
  verdict: 'held' | 'missed' | 'not judged';
}

/** Control, subject and verdict of one measure: the two medians are compared, and the two p90. */
export function judge({ name, unit, compare, goal, control, subject }: Measure): ReportRow {
  const [controlSpread, subjectSpread] = [spreadOf(control), spreadOf(subject)];
  const over = (ours: number, theirs: number) => (compare === 'delta' ? ours - theirs : ours / theirs);
  const compared = {
    median: over(subjectSpread.median, controlSpread.median),
    p90: over(subjectSpread.p90, controlSpread.p90),
  };
  const limits = [
    [goal.median, compared.median],
    [goal.p90, compared.p90],
  ] as const;
  const judged = limits.filter(([limit]) => limit !== undefined);
  // Written so that a NaN misses.
  const held = judged.every(([limit, value]) => value <= (limit ?? Number.NaN));
  return {
    name,
    unit,
    goal,
    control: controlSpread,
    subject: subjectSpread,
    [compare]: compared,
    samples: { control, subject },
    verdict: judged.length === 0 ? 'not judged' : held ? 'held' : 'missed',
  };
}

/** Names of the rows that missed; none where nothing was measured would be no proof, so that is a miss too. */
export function missed(rows: readonly ReportRow[]): string[] {
  if (!rows.some(({ verdict }) => verdict !== 'not judged')) return ['nothing was measured'];
  return rows.filter(({ verdict }) => verdict === 'missed').map(({ name }) => name);
}
