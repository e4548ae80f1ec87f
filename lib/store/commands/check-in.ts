import * as z from 'zod/mini';
import { daySchema, idSchema, textSchema } from '../../okr/kinds/base';
import { checkInSchema, checkInValueSchema } from '../../okr/kinds/check-in';
import { statusSchema } from '../../okr/kinds/objective';
import { metricOf } from '../../okr/metrics';
import type { Command } from '../command';
import { refuse } from '../failure';
import { setStart } from './set-baseline';

/** A retry with the same id is one check-in: the answer of a killed page may have been lost on the way. */
export const checkIn: Command<'checkIn'> = {
  args: z.object({
    keyResultId: idSchema,
    value: z.nullable(checkInValueSchema),
    reported: z.nullable(statusSchema),
    confidence: checkInSchema.shape.confidence,
    comment: textSchema,
    blockers: textSchema,
    effectiveOn: z.optional(daySchema),
    supersedes: z.optional(idSchema),
    id: z.optional(idSchema),
    also: z.optional(z.array(z.object({ id: idSchema, value: checkInValueSchema })).check(z.maxLength(100))),
    baseline: z.optional(z.number()),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn', 'snooze'],
  async run(write, args) {
    const { workspace, me, today } = await write.here();
    const keyResult = await write.needHere('keyResult', args.keyResultId, workspace.id);
    const known = args.id === undefined ? undefined : await write.get('checkIn', args.id);
    if (known) {
      if (known.keyResultId !== keyResult.id) throw refuse('invalid', 'failOtherCheckIn');
      return { checkInId: known.id };
    }
    const values = [args.value, ...(args.also ?? []).map(({ value }) => value)];
    const isUnfit = values.some((value) => value !== null && !fits(keyResult.metric, value));
    if (isUnfit) throw refuse('invalid', 'failValueUnfit');
    if (args.effectiveOn !== undefined && args.effectiveOn > today)
      throw refuse('invalid', 'failFutureCheckIn');
    if (args.supersedes !== undefined) {
      const old = await write.needHere('checkIn', args.supersedes, workspace.id);
      if (old.keyResultId !== keyResult.id) throw refuse('invalid', 'failOtherCheckIn');
    }
    if (args.baseline !== undefined) setStart(write, keyResult, args.baseline);
    const by = { workspaceId: workspace.id, memberId: me.id, scopeId: keyResult.scopeId };
    const given = {
      keyResultId: keyResult.id,
      reported: args.reported,
      confidence: args.confidence,
      effectiveOn: args.effectiveOn ?? today,
      authorId: me.id,
      onBehalfOf: null,
      source: 'manual' as const,
    };
    // One stamp for all: a millisecond earlier, so that the one with the words is "the last check-in".
    const earlier = { ...given, createdAt: write.now - 1, comment: '', blockers: '', supersedes: null };
    for (const { id, value } of args.also ?? []) write.create('checkIn', by, { ...earlier, id, value });
    const checkInId = write.create('checkIn', by, {
      ...(args.id !== undefined && { id: args.id }),
      ...given,
      value: args.value,
      comment: args.comment,
      blockers: args.blockers,
      supersedes: args.supersedes ?? null,
    });
    write.later(write.tx.objectStore('snooze').delete(keyResult.id));
    return { checkInId };
  },
};

/** Whether the metric's own check-in form could have given this value. */
function fits(
  metric: Parameters<typeof metricOf>[0],
  value: NonNullable<z.infer<typeof checkInValueSchema>>,
): boolean {
  const entry = metricOf(metric).entry(metric, metricOf(metric).start(metric));
  switch (entry.input) {
    case 'number':
      return typeof value === 'number';
    case 'toggle':
      return typeof value === 'boolean';
    case 'steps':
      return typeof value === 'object' && entry.steps.some((step) => step.id === value.stepId);
  }
}
