import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import { metricOf } from '../../okr/metrics';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';
import { checkMetric } from './parts';

/** "Use 42 as baseline?": only where the start is unknown; a known one is changed by a revision, with its reason. */
export const setBaseline: Command<'setBaseline'> = {
  args: z.object({ keyResultId: idSchema, start: z.number() }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { keyResultId, start }) {
    const { workspace } = await write.here();
    const keyResult = await write.needHere('keyResult', keyResultId, workspace.id);
    setStart(write, keyResult, start);
    return null;
  },
};

/** Gives a number its start; a refusal where it has one, or where the target would be the same. */
export function setStart(write: Write, keyResult: Stored<'keyResult'>, start: number): void {
  const { metric } = keyResult;
  const isOpen = 'start' in metric && metricOf(metric).start(metric) === null;
  if (!isOpen) throw refuse('invalid', 'failHasBaseline');
  const next = { ...metric, start };
  checkMetric(next);
  write.patch('keyResult', keyResult, { metric: next });
}
