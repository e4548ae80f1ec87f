import type { Kind } from '@/lib/okr/kinds';
import { type MessageKey, t } from '@/lib/platform/strings';

const words: Record<Kind, MessageKey> = {
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

/** One record of a kind: "key result". */
export const kindWord = (kind: Kind): string => t(words[kind]);
