import type { Cycle } from '../kinds/cycle';
import type { KeyResult, Source } from '../kinds/key-result';
import type { Objective, Status } from '../kinds/objective';
import type { Cadence } from '../kinds/workspace';
import type { Metric } from '../metrics';

/*
 * The sample as data. Days are counted from the day of loading: −3 is three days before. People and teams go by
 * name, `me` is whoever loads it; tickets by the number in their key; steps by their place in the list.
 */

/** `[day, value, reported, confidence, comment, blockers]`; a step's value is `[place, done]`, null = no change. */
export type CheckInTemplate = readonly [
  on: number,
  value: number | boolean | readonly [step: number, done: boolean] | null,
  reported: Status | null,
  confidence: number | null,
  comment?: string,
  blockers?: string,
];

/** A metric as records have it, or the steps of a milestone metric, each with the day it is due. */
export type MetricTemplate =
  | Metric
  | { type?: undefined; steps: readonly (readonly [title: string, dueOn: number])[] };

export interface KeyResultTemplate {
  title: string;
  shortName: string;
  team: string;
  owner: string;
  /** Says the work is done, not that it worked. */
  delivery?: true;
  metric: MetricTemplate;
  source?: Source;
  dueOn?: number;
  evidenceUrl?: string;
  /** Added by the coach: what the published objective promises and does not measure. */
  coached?: true;
  closed?: { outcome: NonNullable<KeyResult['outcome']>; grade: number };
  /** A change while it was under way: the metric before it, and why. */
  revised?: { on: number; before: Metric; reason: string };
  checkIns: readonly CheckInTemplate[];
  /** Numbers of linked tickets. */
  tickets?: readonly number[];
  /** Work without a ticket, and whether it is done. */
  work?: readonly (readonly [text: string, done: boolean])[];
}

export interface ObjectiveTemplate {
  title: string;
  owner: string;
  ambition: Objective['ambition'];
  /** Title of the objective it is aligned with. */
  parent?: string;
  /** Not under way yet, its key results neither. */
  draft?: true;
  closed?: { outcome: NonNullable<Objective['outcome']>; grade: number };
  keyResults: readonly KeyResultTemplate[];
}

export interface CycleTemplate {
  name: string;
  kind: Cycle['kind'];
  startOn: number;
  /** Days, or whole calendar months. */
  length: { days: number } | { months: number };
  every: Cadence['every'];
  /** A day of the weekday on which check-ins are due. */
  checkInOn: number;
  /** Of the cycle before the one it stands for: it ended the day before `startOn`. */
  closed?: true;
  objectives: readonly ObjectiveTemplate[];
}

/** `[number in the key, title, status, estimate]`. */
export type TicketTemplate = readonly [
  number: number,
  title: string,
  status: 'todo' | 'doing' | 'done' | 'canceled',
  estimate: number | null,
];
