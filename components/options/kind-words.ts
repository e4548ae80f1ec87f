import type { Kind } from '@/lib/okr/kinds';
import type { MessageKey } from '@/lib/platform/strings';

/** Kinds of records, many of them: "Objectives". */
export const kindWords: Record<Kind, MessageKey> = {
  workspace: 'optionsReportWorkspaces',
  member: 'optionsReportMembers',
  team: 'optionsReportTeams',
  cycle: 'optionsReportCycles',
  objective: 'optionsReportObjectives',
  keyResult: 'optionsReportKeyResults',
  revision: 'optionsReportRevisions',
  checkIn: 'optionsReportCheckIns',
  ticket: 'optionsReportTickets',
  activity: 'optionsReportActivities',
};
