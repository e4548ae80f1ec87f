import type { Cycle } from '../../okr/kinds/cycle';
import type { KeyResult } from '../../okr/kinds/key-result';
import { activeFrom } from '../commands/new-key-result';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';

type Outcome = KeyResult['outcome'];

/** Closing wants an outcome; opened again, a record has neither outcome nor grade. */
export function closedFields(
  old: Pick<KeyResult, 'outcome' | 'grade' | 'gradeReason'>,
  args: { state: KeyResult['state']; outcome?: Outcome; grade?: number | null; gradeReason?: string },
): Pick<KeyResult, 'state' | 'outcome' | 'grade' | 'gradeReason'> {
  const none = old.gradeReason === undefined ? {} : { gradeReason: undefined };
  if (args.state !== 'closed') return { state: args.state, outcome: null, grade: null, ...none };
  const outcome = args.outcome ?? old.outcome;
  if (outcome === null) throw refuse('invalid', 'failOutcomeNeeded');
  const grade = args.grade === undefined ? old.grade : args.grade;
  return {
    state: 'closed',
    outcome,
    grade,
    ...(args.gradeReason ? { gradeReason: args.gradeReason } : none),
  };
}

/** What a draft gets when it becomes active: a window from today where its cycle has begun and it has no start of its own. */
export function activated(
  keyResult: Stored<'keyResult'>,
  cycle: Cycle,
  today: string,
): Pick<KeyResult, 'state' | 'startOn'> {
  const from = keyResult.startOn ?? activeFrom(cycle, today);
  const isDueBefore = from !== null && keyResult.dueOn !== null && keyResult.dueOn < from;
  return { state: 'active', startOn: isDueBefore ? keyResult.startOn : from };
}

/** The objective's key results that take its step: drafts on activation, active ones back to draft. */
export function follow(
  write: Write,
  keyResults: readonly Stored<'keyResult'>[],
  to: 'draft' | 'active',
  place: { cycle: Cycle; today: string },
): void {
  for (const keyResult of keyResults) {
    if (keyResult.archivedAt !== null) continue;
    if (to === 'active' && keyResult.state === 'draft')
      write.patch('keyResult', keyResult, activated(keyResult, place.cycle, place.today));
    if (to === 'draft' && keyResult.state === 'active')
      write.patch('keyResult', keyResult, { state: 'draft' });
  }
}
