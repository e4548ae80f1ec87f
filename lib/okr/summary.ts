import type { Activity } from './kinds/activity';
import type { CheckIn } from './kinds/check-in';
import type { Cycle } from './kinds/cycle';
import type { KeyResult } from './kinds/key-result';
import type { Member } from './kinds/member';
import type { Objective, Status } from './kinds/objective';
import type { Revision } from './kinds/revision';
import type { Team } from './kinds/team';
import type { Ticket } from './kinds/ticket';
import type { Workspace } from './kinds/workspace';
import type { Current, Progress } from './metrics/types';
import type { Explanation } from './why';

/** The records that a key result's summary is made of. All of one key result. */
export interface SummaryInput {
  workspace: Workspace;
  cycle: Cycle;
  objective: Objective;
  keyResult: KeyResult;
  owner: Member | null;
  teams: readonly Team[];
  checkIns: readonly CheckIn[];
  revisions: readonly Revision[];
  activities: readonly Activity[];
  /** Tickets of `activities`, by id. */
  tickets: ReadonlyMap<string, Ticket>;
  /** The day in the workspace's time zone. */
  today: string;
  /** For the numbers in `why`; English unless given. */
  locale?: string;
  /** false leaves the forecast out (`none`): lists of many need none. */
  withForecast?: boolean;
}

/** Everything a screen says of a key result. Pure: the same input gives the same summary. */
export interface KeyResultSummary {
  keyResult: KeyResult;
  objective: Objective;
  cycle: Cycle;
  owner: Member | null;
  teams: readonly Team[];
  current: Current;
  progress: Progress;
  /** Whole per cent for display: rounded once, half away from zero, never 100 before it is reached. null = no number. Unclamped: 118, or −5. */
  percent: number | null;
  /** Expected progress 0…1 at the last check-in's day; null = none (awaiting, binary, undated milestones). */
  expected: number | null;
  /** Expected progress 0…1 today, for the bar's tick; null = none. */
  expectedToday: number | null;
  /** expected − progress, positive = behind; null = no pace. */
  gap: number | null;
  status: {
    /** What the shape and colour say: reported, else computed; null = ○ (draft, awaiting the first check-in, no data). */
    shown: Status | null;
    reported: Status | null;
    computed: Status | null;
    /** ✓: closed as achieved, or progress ≥ 1 at the due date. */
    done: boolean;
    /** Why there is no status. */
    awaiting: 'first-check-in' | 'baseline' | 'data' | 'draft' | null;
  };
  /** Days since the last check-in where that is past cadence + 3 (micro: + 1); null = fresh. */
  staleDays: number | null;
  /** Three check-ins in a row without movement while reported on track. */
  stuck: boolean;
  lastCheckIn: CheckIn | null;
  /** Counting check-ins, oldest first, superseded ones left out. */
  checkIns: readonly CheckIn[];
  /** Progress after each counting check-in, by the terms of its time: a revised target does not rewrite the past. */
  history: readonly HistoryEntry[];
  /** Linked work: tickets and work without one, canceled left out. */
  work: { done: number; total: number };
  /** "The work lands, the number does not": work − result ≥ 0.4 with ≥ 5 tickets. Whole per cent. */
  insight: { work: number; result: number } | null;
  /** Its window: own dates, else the cycle's. */
  window: { startOn: string; dueOn: string };
  /** Days to the due day: 0 on it, negative after. */
  daysLeft: number;
  /** The day of the next check-in that is due, or was missed; null = none (draft, closed, ended). */
  nextCheckInOn: string | null;
  /** `nextCheckInOn` has come. */
  isDue: boolean;
  forecast: Forecast;
  why: Explanation;
}

export interface HistoryEntry {
  checkInId: string;
  on: string;
  current: Current;
  /** As in the summary. */
  percent: number | null;
}

export type Forecast =
  | { state: 'none' }
  | { state: 'not-enough-history' }
  | { state: 'reached' }
  | { state: 'not-at-this-pace' }
  /** From two check-ins on: the straight line's day. */
  | { state: 'rate'; day: string }
  /** From five on: probability 0…1 by the due day, and P50 and P85 days (null = beyond two cycles). */
  | { state: 'range'; probability: number; p50: string; p85: string | null };
