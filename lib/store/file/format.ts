import { type Kind, kindNames } from '../../okr/kinds';
import type { DraftRow, SnoozeRow, Stored } from '../schema';

/*
 * The export file: one JSON object with the records by kind, each with its clocks. `version` is the schema's. A team file is
 * the same without what belongs to one device, for one workspace.
 */
export const formatName = 'keyline';

/** What a file may hold at most, in characters: 200,000 records are about 100 million. */
export const maxFileSize = 128 * 1024 * 1024;
export const maxFileRecords = 200_000;

const plurals: Record<Kind, string> = {
  workspace: 'workspaces',
  member: 'members',
  team: 'teams',
  cycle: 'cycles',
  objective: 'objectives',
  keyResult: 'keyResults',
  revision: 'revisions',
  checkIn: 'checkIns',
  ticket: 'tickets',
  activity: 'activities',
};

/** The name of a kind's list in the file. */
export const listName = (kind: Kind): string => plurals[kind];

export type Records = { [K in Kind]: Stored<K>[] };

/** This device's own: who I am, and what was typed and not saved. */
export interface DevicePart {
  activeWorkspaceId: string | null;
  me: Record<string, string>;
  drafts: DraftRow[];
  snooze: SnoozeRow[];
}

export interface KeylineFile {
  exportedAt: number;
  records: Records;
  /** null = a team file. */
  device: DevicePart | null;
}

export function emptyRecords(): Records {
  return Object.fromEntries(kindNames.map((kind) => [kind, []])) as unknown as Records;
}
