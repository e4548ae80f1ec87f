import type * as z from 'zod/mini';
import { activitySchema } from './activity';
import { checkInSchema } from './check-in';
import { cycleSchema } from './cycle';
import { keyResultSchema } from './key-result';
import { memberSchema } from './member';
import { objectiveSchema } from './objective';
import { revisionSchema } from './revision';
import { teamSchema } from './team';
import { ticketSchema } from './ticket';
import { workspaceSchema } from './workspace';

/** Every kind of record, by name. A new kind is one file and one line here. */
export const kinds = {
  workspace: workspaceSchema,
  member: memberSchema,
  team: teamSchema,
  cycle: cycleSchema,
  objective: objectiveSchema,
  keyResult: keyResultSchema,
  revision: revisionSchema,
  checkIn: checkInSchema,
  ticket: ticketSchema,
  activity: activitySchema,
} as const;

export type Kind = keyof typeof kinds;
export type RecordOf<K extends Kind> = z.infer<(typeof kinds)[K]>;
export const kindNames = Object.keys(kinds) as Kind[];
