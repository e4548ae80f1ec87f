import type { Command } from '../command';
import { createCycleIn, newCycleSchema } from './start-workspace';

export const createCycle: Command<'createCycle'> = {
  args: newCycleSchema,
  stores: ['workspace', 'member', 'cycle'],
  async run(write, cycle) {
    const { workspace, me } = await write.here();
    const by = { workspaceId: workspace.id, memberId: me.id };
    return { cycleId: createCycleIn(write, by, { ...cycle, cadence: workspace.cadence }) };
  },
};
