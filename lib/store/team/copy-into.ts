import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import { byEnd, byRank } from '../dashboard/order';
import { refuse } from '../failure';
import type { Write } from '../write';
import { Copier } from './join/copier';
import { type Branch, branchOf, PlanCopy } from './join/copy-plan';
import { People } from './join/people';
import { Places } from './join/places';

/** Own objectives into a team's workspace, with their history. What was copied before is left as it is. */
export const copyInto: Command<'copyInto'> = {
  args: z.object({
    from: idSchema,
    to: idSchema,
    objectiveIds: z.array(idSchema).check(z.minLength(1), z.maxLength(10_000)),
  }),
  stores: kindNames,
  async run(write, { from, to, objectiveIds }) {
    const { meHere, meThere } = await bothMe(write, from, to);
    const copier = new Copier(write, to);
    const people = await People.begin(copier, from, meHere, meThere);
    const plan = new PlanCopy(copier, people, new Places(copier, people, from, meThere));
    const branches: (Branch & { cycle: Parameters<typeof byEnd>[0] })[] = [];
    for (const id of new Set(objectiveIds)) {
      const objective = await write.needHere('objective', id, from);
      const cycle = await write.need('cycle', objective.cycleId);
      branches.push({ ...(await branchOf(copier, objective)), cycle });
    }
    branches.sort((a, b) => byEnd(a.cycle, b.cycle) || byRank(a.objective, b.objective));
    await plan.copy(branches);
    return plan.made;
  },
};

/** Who I am in both; refuses the sample and a copy into itself. */
async function bothMe(write: Write, from: string, to: string): Promise<{ meHere: string; meThere: string }> {
  if (from === to) throw refuse('invalid', 'optionsFailCopyIntoItself');
  for (const id of [from, to]) {
    const workspace = await write.needHere('workspace', id, id);
    if (workspace.sample) throw refuse('invalid', 'optionsFailCopySample');
  }
  const [here, there] = await Promise.all([write.me(from), write.me(to)]);
  if (!here || !there) throw refuse('invalid', 'failNoMe');
  return { meHere: here.id, meThere: there.id };
}
