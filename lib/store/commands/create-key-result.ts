import * as z from 'zod/mini';
import { daySchema, idSchema, titleSchema, urlSchema } from '../../okr/kinds/base';
import { keyResultSchema } from '../../okr/kinds/key-result';
import { metricSchema } from '../../okr/metrics';
import type { Commands } from '../api';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Write } from '../write';
import { checkMetric, rankAfterLast } from './parts';

export const createKeyResult: Command<'createKeyResult'> = {
  args: z.object({
    objectiveId: idSchema,
    title: titleSchema,
    metric: metricSchema,
    shortName: keyResultSchema.shape.shortName,
    nature: z.optional(keyResultSchema.shape.nature),
    dueOn: z.optional(daySchema),
    evidenceUrl: z.optional(urlSchema),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, args) {
    return { keyResultId: await createKeyResultIn(write, args) };
  },
};

/** Active at once, owned by me, after the last of its objective. Its window starts today where the cycle has begun. */
export async function createKeyResultIn(
  write: Write,
  args: Omit<Commands['createKeyResult']['args'], 'nature'> & {
    nature?: 'outcome' | 'delivery';
    ownerId?: string;
  },
): Promise<string> {
  const { workspace, me, today } = await write.here();
  const objective = await write.needHere('objective', args.objectiveId, workspace.id);
  const cycle = await write.needHere('cycle', objective.cycleId, workspace.id);
  checkMetric(args.metric);
  const startOn = today > cycle.startOn && today <= cycle.endOn ? today : null;
  if (args.dueOn !== undefined && args.dueOn < (startOn ?? cycle.startOn))
    throw refuse('invalid', 'failDueBeforeStart');
  const { shortName, dueOn, evidenceUrl, ownerId } = args;
  return write.create(
    'keyResult',
    { workspaceId: workspace.id, memberId: me.id },
    {
      objectiveId: objective.id,
      title: args.title,
      ...(shortName !== undefined && { shortName }),
      ownerId: ownerId ?? me.id,
      contributorIds: {},
      teamIds: {},
      nature: args.nature ?? 'outcome',
      metric: args.metric,
      source: { type: 'manual' },
      weight: 1,
      startOn,
      dueOn: dueOn ?? null,
      ...(evidenceUrl !== undefined && { evidenceUrl }),
      state: 'active',
      outcome: null,
      grade: null,
      rank: await rankAfterLast(write, 'keyResult', objective.id),
    },
  );
}
