import * as z from 'zod/mini';
import { titleSchema } from '../../okr/kinds/base';
import { cadenceSchema, workspaceSchema } from '../../okr/kinds/workspace';
import type { Command } from '../command';
import { refuse } from '../failure';

const { thresholds, limits, weekStart, timeZone, individualOkrs, shareTitles } = workspaceSchema.shape;

/** Cycles keep the cadence they were made with; a new one takes the workspace's. */
export const editWorkspace: Command<'editWorkspace'> = {
  args: z.object({
    name: z.optional(titleSchema),
    mission: z.optional(z.nullable(z.string().check(z.maxLength(500)))),
    cadence: z.optional(cadenceSchema),
    thresholds: z.optional(thresholds),
    limits: z.optional(limits),
    weekStart: z.optional(weekStart),
    timeZone: z.optional(timeZone),
    individualOkrs: z.optional(individualOkrs),
    shareTitles,
  }),
  // Tickets: where their titles are shared from now on, those that are known go to the team's server.
  stores: ['workspace', 'member', 'ticket'],
  async run(write, { mission, ...args }) {
    const { workspace } = await write.here();
    if (args.thresholds && !areInOrder(args.thresholds)) throw refuse('invalid', 'failThresholds');
    if (args.timeZone !== undefined && !isTimeZone(args.timeZone))
      throw refuse('invalid', 'failTimeZone', args.timeZone);
    const fields = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
    write.patch('workspace', await write.need('workspace', workspace.id), {
      ...fields,
      ...(mission !== undefined && { mission: mission || undefined }),
    });
    return null;
  },
};

const areInOrder = ({ onTrack, atRisk }: { onTrack: number; atRisk: number }) =>
  onTrack >= 0 && onTrack < atRisk && atRisk <= 1;

/** Whether this browser can tell the day there: without that no screen could. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
