import type { Activity } from '../okr/kinds/activity';
import type { CheckInValue } from '../okr/kinds/check-in';
import type { Cycle } from '../okr/kinds/cycle';
import type { Member } from '../okr/kinds/member';
import type { Objective, Status } from '../okr/kinds/objective';
import type { Team } from '../okr/kinds/team';
import type { Ticket, TicketRef } from '../okr/kinds/ticket';
import type { Cadence, Workspace } from '../okr/kinds/workspace';
import type { Metric } from '../okr/metrics';
import type { KeyResultSummary } from '../okr/summary';
import type { DashboardCommands, DashboardQueries } from './dashboard-api';
import type { SyncCommands, SyncQueries } from './sync-api';
import type { TicketCommands, TicketQueries } from './ticket-api';

/** Expected failures are values. `kept` and `next` say in a person's words what was kept and what to do. */
export interface Failure {
  code:
    | 'invalid' // the arguments do not pass the schema or a rule; `message` says which
    | 'not-found'
    | 'already-linked'
    | 'nothing-to-undo'
    | 'quota' // disk or quota full: nothing was written
    | 'storage-denied' // IndexedDB is blocked here
    | 'storage-corrupt'
    | 'storage-behind' // its last commits are missing
    | 'newer-schema' // the store or file was written by a newer Keyline
    | 'aborted';
  /** Key in `_locales`, with `substitutions` in order. */
  message: string;
  substitutions?: string[];
}
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/**
 * Every command: its arguments and what it answers. A command is one IndexedDB transaction of strict durability;
 * it answers after `complete`. Arguments are plain data, so that a command can also travel to the worker.
 */
export interface Commands extends DashboardCommands, SyncCommands, TicketCommands {
  /** First run: a local member "me". Creates the workspace where there is none. */
  introduceMe: {
    args: { name: string; account: { host: string; accountId: string } | null };
    value: { memberId: string };
  };
  /** First run: an own, empty workspace with a running cycle. */
  startWorkspace: {
    args: {
      name: string;
      cycle: { name: string; kind: Cycle['kind']; startOn: string; endOn: string };
      cadence: Cadence;
      teamName?: string;
    };
    value: { workspaceId: string; cycleId: string };
  };
  /** The sample, in a workspace of its own, dates relative to today; makes it the active one. */
  loadSample: { args: Record<never, never>; value: { workspaceId: string } };
  switchWorkspace: { args: { workspaceId: string }; value: null };
  /** Sets an unknown start: "use 42 as baseline?". */
  setBaseline: { args: { keyResultId: string; start: number }; value: null };
  linkTicket: {
    args: {
      ticket: TicketRef;
      url: string;
      title: string | null;
      /** The host's immutable id, where the page shows it. */
      hostId?: string | null;
      keyResultId: string;
      contributing?: boolean;
    };
    value: { activityId: string };
  };
  /** Create in place and link: one command, one undo. */
  createKeyResultAndLink: {
    args: {
      ticket: TicketRef;
      url: string;
      title: string | null;
      /** The host's immutable id, where the page shows it. */
      hostId?: string | null;
      objectiveId: string | null;
      objectiveTitle?: string;
      cycleId?: string;
      keyResultTitle: string;
      metric: Metric;
    };
    value: { activityId: string; keyResultId: string };
  };
  /** Work without a ticket. */
  addWork: { args: { keyResultId: string; text: string; url?: string }; value: { activityId: string } };
  setWorkDone: { args: { activityId: string; done: boolean }; value: null };
  /** A ticket link, or work without one. */
  removeActivity: { args: { activityId: string }; value: null };
  setContributing: { args: { activityId: string; contributing: boolean }; value: null };
  /** The person says how the ticket stands, until a host's API does (garnish from the page). */
  checkIn: {
    args: {
      keyResultId: string;
      /** null = "no change". */
      value: CheckInValue | null;
      reported: Status | null;
      confidence: number | null;
      comment: string;
      blockers: string;
      /** Today unless given. */
      effectiveOn?: string;
      supersedes?: string;
      /** A member it is given for. */
      onBehalfOf?: string;
      /** A retry with the same id is one check-in. */
      id?: string;
      /** Further steps of the same check-in: each a record of its own, in the same transaction and undo. */
      also?: { id: string; value: CheckInValue }[];
      /** "Use 42 as baseline": also sets the unknown start of a number to this. */
      baseline?: number;
    };
    value: { checkInId: string };
  };
  /** "Not now": this key result is not asked for again before tomorrow. */
  snooze: { args: { keyResultId: string }; value: null };
  saveDraft: { args: { key: string; draft: unknown }; value: null };
  dropDraft: { args: { key: string }; value: null };
  /** Reverts the last command's fields whose clock is still ours; `kept` = how many were left, as they were written since. */
  undo: { args: Record<never, never>; value: { command: string; kept: number } };
  /** The whole file or nothing. `replace` swaps everything; `merge` is the team file: per field the higher clock. */
  importFile: { args: { text: string; mode: 'replace' | 'merge' }; value: ImportReport };
  /** Objectives and key results of a paste or CSV, already mapped and previewed. */
  importRows: {
    args: { rows: PlanRow[]; cycleId: string };
    value: { objectives: number; keyResults: number };
  };
  /** Everything, irrevocably. */
  eraseAll: { args: { typed: string }; value: null };
}

export interface ImportReport {
  counts: Record<string, { added: number; changed: number; same: number; removed: number }>;
  exportedAt: number;
}

export interface PlanRow {
  objective: string;
  team?: string;
  keyResult?: string;
  owner?: string;
  start?: number;
  target?: number;
  unit?: string;
  dueOn?: string;
}

/** A link as the panel shows it. */
export interface LinkedActivity {
  activity: Activity;
  ticket: Ticket | null;
}

/** One key result with what links it to the ticket. */
export interface ServedKeyResult {
  summary: KeyResultSummary;
  activity: Activity;
}

export interface Queries extends DashboardQueries, SyncQueries, TicketQueries {
  /** What every page asks first. */
  boot: { args: Record<never, never>; value: Boot };
  /** The panel beside a ticket. `cycleId` null = Now; links show whatever the cycle. */
  ticket: {
    args: { ref: TicketRef; hostId?: string | null };
    value: {
      ticket: Ticket | null;
      /** Other sites of the host on which this ticket's id was met: the site was renamed, or the issue moved. */
      formerSites: { site: string; tickets: number }[];
      serves: ServedKeyResult[];
      /** Same objective as a served one, or recently linked by me: ≤ 3, with why. */
      suggested: { summary: KeyResultSummary; reason: 'same-objective' | 'recent' }[];
      due: number;
    };
  };
  /** No ticket on the page, and "My key results": mine and those I contribute to, of running cycles. */
  mine: { args: { cycleId: string | null }; value: { summaries: KeyResultSummary[]; due: number } };
  /** All key results of running cycles (or one cycle) whose title, short name or objective matches, grouped by objective in rank order. */
  picker: {
    args: { text: string; cycleId: string | null; ref: TicketRef | null; hostId?: string | null };
    value: {
      groups: {
        objective: Objective;
        team: Team | null;
        cycle: Cycle;
        items: { summary: KeyResultSummary; linked: boolean }[];
      }[];
    };
  };
  /** One key result in full. */
  keyResult: {
    args: { keyResultId: string };
    value: { summary: KeyResultSummary; activities: LinkedActivity[]; doneSince: LinkedActivity[] } | null;
  };
  /** Check-ins due for me, most overdue first; `next` = the day of the first that comes after. */
  due: {
    args: Record<never, never>;
    value: { items: KeyResultSummary[]; next: string | null; snoozed: number };
  };
  /** Chips by key; keys without a link are left out. Tooltips are text. */
  chips: { args: { host: string; site: string; keys: string[] }; value: Record<string, KeyResultSummary[]> };
  draft: { args: { key: string }; value: unknown };
  /** The export file's text. `team` leaves out drafts, undo and other local things. */
  exportFile: { args: { team: boolean }; value: { text: string; name: string } };
  /** A dry run of `importFile`. */
  checkFile: { args: { text: string; mode: 'replace' | 'merge' }; value: Result<ImportReport> };
  /** The name of what `undo` would revert. */
  lastCommand: { args: Record<never, never>; value: { command: string; at: number } | null };
}

export interface Boot {
  workspace: Workspace | null;
  workspaces: Workspace[];
  me: Member | null;
  members: Member[];
  teams: Team[];
  /** Cycles of the workspace, newest first; those containing today make up "Now". */
  cycles: Cycle[];
  today: string;
  revision: number;
  /** At least one workspace has a team server. */
  isConnected: boolean;
}

/** What the pages hold. `lib/store/store.ts` makes one over IndexedDB. */
export interface Store {
  run: <K extends keyof Commands>(
    name: K,
    args: Commands[K]['args'],
  ) => Promise<Result<Commands[K]['value']>>;
  read: <K extends keyof Queries>(name: K, args: Queries[K]['args']) => Promise<Queries[K]['value']>;
  /** Calls back after each commit by any page or the worker. */
  onChanged: (listener: (revision: number) => void, signal?: AbortSignal) => void;
  close: () => void;
}
