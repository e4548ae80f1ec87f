import type { Kind } from '../okr/kinds';
import type { Role } from '../protocol/account';
import type { RejectionCode } from '../protocol/mutation';
import type { SyncProblem } from '../sync/client/types';

/** What a team connection does to the store. Talking to the server is the worker's. */
export interface SyncCommands {
  /**
   * Bonds a workspace with a server. `upload`: all of it is queued, as a new workspace of the server or to be merged
   * with what the server has under the same id. `join`: nothing here is sent; everything is read. Never the sample.
   */
  connectWorkspace: {
    args: {
      workspaceId: string;
      server: string;
      userId: string;
      /** The member record that stands for me there; null = chosen once the members are here. */
      memberId: string | null;
      mode: 'upload' | 'join';
      /** Shown until the workspace's own record has come. */
      name: string;
    };
    value: null;
  };
  /** The bond ends; what is here stays, as this device's own. What waited is no longer sent. */
  disconnectWorkspace: { args: { workspaceId: string }; value: { waiting: number } };
  /** Who stands for me in a workspace: a placeholder or a new member. */
  becomeMember: {
    args: { workspaceId: string; memberId: string | null; name: string };
    value: { memberId: string };
  };
  /**
   * Copies objectives with all that hangs on them from one workspace of this device into another: under ids worked out
   * from both, so that a repeat copies nothing twice. I am I in both.
   */
  copyInto: {
    args: { from: string; to: string; objectiveIds: string[] };
    value: { objectives: number; keyResults: number };
  };
  /** Does again what the server refused, with a new stamp. */
  redoRejected: { args: { workspaceId: string; mid: number }; value: null };
  dismissRejected: { args: { workspaceId: string; mid: number }; value: null };
}

/** One connected workspace, as the screens show it. */
export interface SyncState {
  workspaceId: string;
  name: string;
  server: string;
  /** As whom it was connected. */
  userId: string;
  role: Role | null;
  /** Changes that the server does not have yet. */
  waiting: number;
  bootstrap: { done: number; total: number | null } | null;
  problem: SyncProblem | null;
  syncedAt: number | null;
}

export interface RejectedChange {
  workspaceId: string;
  mid: number;
  at: number;
  code: RejectionCode;
  kind: Kind;
  recordId: string;
  /** Its title or what it belongs to, as far as it can be told. */
  title: string;
  op: 'create' | 'patch' | 'purge';
}

export interface SyncQueries {
  /** Connected workspaces, the active one first, and what was refused, newest first. */
  sync: {
    args: Record<never, never>;
    value: { workspaces: SyncState[]; rejected: RejectedChange[] };
  };
  /** What an upload would send, by kind. */
  uploadPreview: {
    args: { workspaceId: string };
    value: { counts: Partial<Record<Kind, number>>; isSample: boolean };
  };
  /**
   * Objectives of one workspace that could be copied into another, of the newest cycle first; `twin` = one there has the
   * same title, in a cycle of overlapping days.
   */
  copyPreview: {
    args: { from: string; to: string };
    value: {
      objectives: {
        id: string;
        title: string;
        /** The name of its cycle. */
        cycle: string;
        keyResults: number;
        /** Copied before: again copies only what has come since. */
        copied: boolean;
        twin: { id: string; title: string } | null;
      }[];
    };
  };
  /** Who changed a record last, and when, by its clock; `who` null = not known on this device. */
  lastChange: {
    args: { kind: Kind; id: string };
    value: { at: number; who: { memberId: string | null; name: string } | null } | null;
  };
}
