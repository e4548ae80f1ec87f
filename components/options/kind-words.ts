import type { Kind } from '@/lib/okr/kinds';
import type { MessageKey } from '@/lib/platform/strings';

/** Kinds of records, many of them: "Objectives". */
export const kindWords: Record<Kind, MessageKey> = {
  workspace: 'reportWorkspaces',
  member: 'reportMembers',
  team: 'reportTeams',
  cycle: 'reportCycles',
  objective: 'reportObjectives',
  keyResult: 'reportKeyResults',
  revision: 'reportRevisions',
  checkIn: 'reportCheckIns',
  ticket: 'reportTickets',
  activity: 'reportActivities',
};
