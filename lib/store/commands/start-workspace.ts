import * as z from 'zod/mini';
import { daySchema, titleSchema } from '../../okr/kinds/base';
import { cycleSchema } from '../../okr/kinds/cycle';
import { cadenceSchema } from '../../okr/kinds/workspace';
import { refuseCycle } from '../../okr/limits';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Write } from '../write';
import { createTeamIn } from './create-team';
import { createWorkspaceOfMine } from './introduce-me';

export const newCycleSchema = z.object({
  name: titleSchema,
  kind: cycleSchema.shape.kind,
  startOn: daySchema,
  endOn: daySchema,
});

/** First run: an own workspace with a running cycle. The empty one of the introduction is taken, else a new one made. */
export const startWorkspace: Command<'startWorkspace'> = {
  args: z.object({
    name: titleSchema,
    cycle: newCycleSchema,
    cadence: cadenceSchema,
    teamName: z.optional(titleSchema),
  }),
  stores: ['workspace', 'member', 'team', 'cycle'],
  async run(write, { name, cycle, cadence, teamName }) {
    const { workspace, me } = await write.here();
    let workspaceId = workspace.id;
    let memberId = me.id;
    if (workspace.sample || (await hasCycles(write, workspace.id))) {
      ({ workspaceId, memberId } = createWorkspaceOfMine(write, name, {
        name: me.name,
        accounts: me.accounts,
      }));
    }
    write.patch('workspace', await write.need('workspace', workspaceId), { name, cadence });
    const by = { workspaceId, memberId };
    const cycleId = createCycleIn(write, by, { ...cycle, cadence });
    if (teamName !== undefined) createTeamIn(write, by, { name: teamName });
    return { workspaceId, cycleId };
  },
};

export function createCycleIn(
  write: Write,
  by: { workspaceId: string; memberId: string },
  cycle: z.infer<typeof newCycleSchema> & { cadence: z.infer<typeof cadenceSchema> },
  parentId: string | null = null,
): string {
  const refusal = refuseCycle(cycle);
  if (refusal) throw refuse('invalid', refusal.message);
  return write.create('cycle', by, { ...cycle, parentId, state: 'active' });
}

async function hasCycles(write: Write, workspaceId: string): Promise<boolean> {
  const index = write.tx.objectStore('cycle').index('byWorkspace');
  return (await index.getKey(IDBKeyRange.bound([workspaceId], [workspaceId, []]))) !== undefined;
}
