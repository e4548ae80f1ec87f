import type { Kind } from '../../okr/kinds';
import type { MessageKey } from '../../platform/strings';

/** One record of a kind: "key result". */
export const kindWords: Record<Kind, MessageKey> = {
  workspace: 'kindWorkspace',
  member: 'kindMember',
  team: 'kindTeam',
  cycle: 'kindCycle',
  objective: 'kindObjective',
  keyResult: 'kindKeyResult',
  revision: 'kindRevision',
  checkIn: 'kindCheckIn',
  ticket: 'kindTicket',
  activity: 'kindActivity',
};
