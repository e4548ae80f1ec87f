import type { CheckIn } from '../okr/kinds/check-in';
import type { Cycle } from '../okr/kinds/cycle';
import type { KeyResult, Source } from '../okr/kinds/key-result';
import type { Member } from '../okr/kinds/member';
import type { Objective } from '../okr/kinds/objective';
import type { Revision } from '../okr/kinds/revision';
import type { Team } from '../okr/kinds/team';
import type { Cadence, Workspace } from '../okr/kinds/workspace';
import type { Metric } from '../okr/metrics';
import type { Refusal } from '../okr/metrics/types';
import type { ObjectiveSummary } from '../okr/objective-summary';
import type { KeyResultSummary } from '../okr/summary';
import type { PeopleCommands } from './people-api';

/** A set's entries by id: `true` puts in, `false` takes out; those not named stay. */
export type SetChange = Record<string, boolean>;

/** What the dashboard and the options do. An absent field stays as it is; null empties it. */
export interface DashboardCommands extends PeopleCommands {
  editWorkspace: {
    args: {
      name?: string;
      mission?: string | null;
      cadence?: Cadence;
      thresholds?: Workspace['thresholds'];
      limits?: Workspace['limits'];
      weekStart?: number;
      timeZone?: string;
      individualOkrs?: boolean;
      /** Send ticket titles and assignees to the team's server. */
      shareTitles?: boolean;
    };
    value: null;
  };
  createCycle: {
    args: {
      name: string;
      kind: Cycle['kind'];
      startOn: string;
      endOn: string;
      parentId?: string | null;
      /** The workspace's unless given. */
      cadence?: Cadence;
    };
    value: { cycleId: string };
  };
  /** A cycle lies within its parent, and is none of its own ancestors. */
  editCycle: {
    args: {
      cycleId: string;
      name?: string;
      kind?: Cycle['kind'];
      startOn?: string;
      endOn?: string;
      parentId?: string | null;
      cadence?: Cadence;
      state?: Cycle['state'];
    };
    value: null;
  };
  /** Owned by me unless given; a draft or active; after `after`, else the last of its cycle. */
  createObjective: {
    args: {
      title: string;
      cycleId: string;
      teamId?: string;
      ownerId?: string | null;
      description?: string;
      parent?: Objective['parent'];
      ambition?: Objective['ambition'];
      level?: Objective['level'];
      state?: 'draft' | 'active';
      after?: string | null;
    };
    value: { objectiveId: string };
  };
  editObjective: {
    args: {
      objectiveId: string;
      title?: string;
      description?: string | null;
      ownerId?: string | null;
      contributors?: SetChange;
      teams?: SetChange;
      labels?: SetChange;
      /** Refused where it would be its own ancestor. */
      parent?: Objective['parent'];
      cycleId?: string;
      ambition?: Objective['ambition'];
      level?: Objective['level'];
      includeChildren?: boolean;
    };
    value: null;
  };
  /**
   * draft → active → closed, and back. Activating takes its draft key results along. Closing wants an outcome, and
   * closes the key results named in `keyResults` with theirs.
   */
  setObjectiveState: {
    args: {
      objectiveId: string;
      state: Objective['state'];
      outcome?: Objective['outcome'];
      nextStep?: Objective['nextStep'];
      grade?: number | null;
      /** Why the grade is not the suggested one, or why a commitment was not met. */
      gradeReason?: string;
      keyResults?: {
        keyResultId: string;
        outcome: NonNullable<KeyResult['outcome']>;
        grade: number | null;
      }[];
    };
    value: null;
  };
  /** Among its siblings, to another cycle or under another parent: one command, one undo. `after` null = the first. */
  moveObjective: {
    args: { objectiveId: string; after: string | null; cycleId?: string; parent?: Objective['parent'] };
    value: null;
  };
  createKeyResult: {
    args: {
      objectiveId: string;
      title: string;
      metric: Metric;
      shortName?: string;
      description?: string;
      nature?: KeyResult['nature'];
      startOn?: string;
      dueOn?: string;
      evidenceUrl?: string;
      /** Me unless given. */
      ownerId?: string | null;
      weight?: number;
      source?: Source;
      /** Active unless given, or a draft where its objective is one. */
      state?: 'draft' | 'active';
      after?: string | null;
    };
    value: { keyResultId: string };
  };
  /**
   * A change of metric, start or due day of an active key result keeps a revision and wants a `reason`; without one
   * it is refused with `failReasonNeeded`.
   */
  editKeyResult: {
    args: {
      keyResultId: string;
      title?: string;
      shortName?: string | null;
      description?: string | null;
      evidenceUrl?: string | null;
      ownerId?: string | null;
      contributors?: SetChange;
      teams?: SetChange;
      nature?: KeyResult['nature'];
      weight?: number;
      source?: Source;
      metric?: Metric;
      startOn?: string | null;
      dueOn?: string | null;
      reason?: string;
    };
    value: null;
  };
  setKeyResultState: {
    args: {
      keyResultId: string;
      state: KeyResult['state'];
      outcome?: KeyResult['outcome'];
      grade?: number | null;
      gradeReason?: string;
    };
    value: null;
  };
  moveKeyResult: {
    args: { keyResultId: string; objectiveId: string; after: string | null };
    value: null;
  };
  /** Hides a record or brings it back; what hangs on it stays as it is. */
  setArchived: {
    args: {
      kind: 'objective' | 'keyResult' | 'cycle' | 'team' | 'member';
      id: string;
      archived: boolean;
    };
    value: null;
  };
  /** A host's site has a new name: its tickets and their links come along. */
  renameSite: { args: { host: string; from: string; to: string }; value: { tickets: number } };
}

/** An objective in the tree. */
export interface PlanObjective {
  summary: ObjectiveSummary;
  cycle: Cycle;
  owner: Member | null;
  teams: readonly Team[];
  /** The objective above it that is in this answer; null = it stands at the root. Without loops. */
  parentId: string | null;
  /** In rank order; without a forecast. */
  keyResults: KeyResultSummary[];
  /** More of something than the workspace wants: said, never enforced. */
  hints: Refusal[];
}

/** Something that happened to a key result. */
export interface Happening {
  /** Milliseconds since 1970. */
  at: number;
  kind: 'check-in' | 'revision';
  who: Member | null;
  summary: KeyResultSummary;
  checkIn: CheckIn | null;
  revision: Revision | null;
}

export interface DashboardQueries {
  /** The tree of one cycle, or of Now; in rank order. `archived`: instead of the standing ones, those put away. */
  plan: {
    args: { cycleId: string | null; archived?: boolean };
    value: {
      /** The cycles shown. */
      cycles: Cycle[];
      objectives: PlanObjective[];
      /** Key results whose objective is archived ("Without a parent"), or, with `archived`, archived themselves. */
      loose: KeyResultSummary[];
      /** Over the shown objectives: weighted progress 0…1, null = nothing to count. */
      progress: number | null;
    };
  };
  /** What needs me, what is at risk or late, what has changed; of running cycles. */
  home: {
    args: Record<never, never>;
    value: {
      due: KeyResultSummary[];
      atRisk: KeyResultSummary[];
      /** Check-in overdue or stale, of whoever. */
      late: KeyResultSummary[];
      /** Newest first, at most 30. */
      changed: Happening[];
    };
  };
  /** One objective in full. */
  objective: {
    args: { objectiveId: string };
    value:
      | (PlanObjective & {
          parent: { kind: 'objective' | 'keyResult'; id: string; title: string } | null;
          children: ObjectiveSummary[];
          /** Its archived key results. */
          archived: KeyResult[];
        })
      | null;
  };
  /** Check-ins of a key result, superseded ones too, and its revisions; newest first. */
  keyResultHistory: {
    args: { keyResultId: string };
    value: {
      checkIns: CheckIn[];
      revisions: Revision[];
      members: Record<string, Member>;
      /** Of this workspace, and put away: it can be restored. */
      archived: boolean;
    };
  };
  people: {
    args: Record<never, never>;
    value: {
      members: { member: Member; teams: Team[]; keyResults: number; objectives: number; due: number }[];
      teams: { team: Team; lead: Member | null; members: Member[]; objectives: number }[];
      archived: { members: Member[]; teams: Team[] };
    };
  };
  /** Cycles of the workspace, archived ones too, with how much hangs on each; newest first. */
  cycles: {
    args: Record<never, never>;
    value: { cycle: Cycle; objectives: number; keyResults: number }[];
  };
  /** Sites that tickets of the workspace are of, with how many. */
  sites: { args: Record<never, never>; value: { host: string; site: string; tickets: number }[] };
}
