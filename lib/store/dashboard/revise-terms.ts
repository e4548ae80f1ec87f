import type { KeyResult } from '../../okr/kinds/key-result';
import { type Metric, metricOf } from '../../okr/metrics';
import type { Terms } from '../../okr/value';
import { pathsBetween } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import { checkWindow } from '../commands/new-key-result';
import { checkMetric } from '../commands/parts';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';

/**
 * The new terms by which progress is measured, and a revision with those before, so that earlier check-ins keep the
 * values of their time. A draft that nobody has checked in on needs none; one that is under way wants a reason.
 */
export async function reviseTerms(
  write: Write,
  by: { workspaceId: string; memberId: string },
  keyResult: Stored<'keyResult'>,
  args: Partial<Terms> & { reason?: string },
): Promise<Partial<KeyResult>> {
  const { metric, startOn, dueOn } = keyResult;
  const before: Terms = { metric, startOn, dueOn };
  const after: Terms = {
    metric: args.metric ? revised(metric, args.metric) : metric,
    startOn: args.startOn === undefined ? startOn : args.startOn,
    dueOn: args.dueOn === undefined ? dueOn : args.dueOn,
  };
  const paths = pathsBetween({ ...before }, { ...after }, mergeRules.keyResult.sets);
  if (paths.length === 0) return {};
  if (paths.some((path) => path.startsWith('metric'))) checkMetric(after.metric);
  if (paths.includes('startOn') || paths.includes('dueOn')) await checkDays(write, keyResult, after);
  const reason = (args.reason ?? '').trim();
  if (keyResult.state !== 'draft' && reason === '') throw refuse('invalid', 'failReasonNeeded');
  if (keyResult.state !== 'draft' || (await hasCheckIns(write, keyResult.id))) {
    write.create('revision', by, { keyResultId: keyResult.id, before, reason, at: write.now });
  }
  return { metric: after.metric, startOn: after.startOn, dueOn: after.dueOn };
}

async function checkDays(write: Write, keyResult: Stored<'keyResult'>, terms: Terms): Promise<void> {
  const objective = await write.need('objective', keyResult.objectiveId);
  checkWindow(terms, await write.need('cycle', objective.cycleId));
}

async function hasCheckIns(write: Write, keyResultId: string): Promise<boolean> {
  return (await write.standing('checkIn', 'byKeyResult', keyResultId)).length > 0;
}

const revised = (before: Metric, after: Metric): Metric =>
  before.type === after.type ? (metricOf(after).revised?.(after, before) ?? after) : after;
