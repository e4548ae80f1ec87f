import { useMemo, useReducer, useRef, useState } from 'react';
import { v5, v7 } from 'uuid';
import { earlier } from '@/lib/okr/day';
import type { CheckIn, CheckInValue } from '@/lib/okr/kinds/check-in';
import type { Status } from '@/lib/okr/kinds/objective';
import { metricOf } from '@/lib/okr/metrics';
import { lastConfidence } from '@/lib/okr/status';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { currentValue } from '@/lib/okr/value';
import { locale, tKey } from '@/lib/platform/strings';
import type { Boot, Commands, Failure } from '@/lib/store/api';
import { useCommand } from '../store-context';
import {
  type CheckInAction,
  type CheckInState,
  initialState,
  reduceCheckIn,
  stateOfCheckIn,
} from './check-in-state';
import { draftKey, parseDraft } from './draft';
import { readValues } from './entry-values';
import { afterCheckIn } from './preview';
import { useKeptDraft } from './use-draft';

/** What was saved, for the screen's own words. Undo takes it back as one. */
export interface CheckInResult {
  keyResultId: string;
  checkInId: string;
  noChange: boolean;
  /** Whole per cent before and after; null = no number. */
  from: number | null;
  to: number | null;
}

export interface CheckInOptions {
  summary: KeyResultSummary;
  /** The earlier check-in that this one takes the place of. */
  edits?: CheckIn;
  /** The day it holds for, where that is not the edited one's, or today. */
  effectiveOn?: string;
  boot: Boot;
  /** As stored; null = none. */
  draft: unknown;
  onDone: (result: CheckInResult) => void;
}

/** The form's state, what it would change, and its saving. */
export function useCheckIn({ summary, edits, boot, draft, onDone, ...options }: CheckInOptions) {
  const { keyResult } = summary;
  const { metric } = keyResult;
  const base = useMemo(() => {
    const counting = summary.checkIns.filter((checkIn) => checkIn.id !== edits?.id);
    // A computed value shows in `current` though no check-in holds it.
    const current = edits ? currentValue(metric, counting) : summary.current;
    return {
      entry: metricOf(metric).entry(metric, current),
      confidence: lastConfidence(counting),
      locale: locale(),
    };
  }, [summary, metric, edits]);
  const [restored] = useState(() => parseDraft(draft, new Set(summary.checkIns.map(({ id }) => id))));
  const fresh = () => (edits ? stateOfCheckIn(v7(), edits, base.locale) : initialState(v7()));
  const [state, dispatch] = useReducer(
    (old: CheckInState, action: CheckInAction) => reduceCheckIn(old, action, base),
    null,
    () => restored ?? fresh(),
  );
  const kept = useKeptDraft(draftKey(keyResult.id, edits?.id), state);
  const { run, busy } = useCommand();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState(false);
  const [startedOver, setStartedOver] = useState(false);
  const sending = useRef(false);

  const read = readValues(base.entry, state, base.locale);
  const effectiveOn = options.effectiveOn ?? edits?.effectiveOn ?? earlier(boot.today, summary.cycle.endOn);
  const asks = summary.progress.state === 'needs-baseline';
  const first = 'values' in read ? read.values[0] : undefined;
  const baseline = asks && state.baseline && typeof first === 'number' ? first : null;
  const after = useMemo(() => {
    if (!boot.workspace || !('values' in read)) return null;
    const intended = {
      values: read.values,
      confidence: state.confidence,
      baseline,
      effectiveOn,
      supersedes: edits?.id ?? null,
    };
    return afterCheckIn(summary, intended, boot.workspace, boot.today);
  }, [summary, boot, read, state.confidence, baseline, effectiveOn, edits]);
  const preset: Status | null = after?.status.computed ?? null;

  const save = async () => {
    setTried(true);
    if (!('values' in read) || sending.current) return;
    sending.current = true;
    setFailure(null);
    const args = argsOf(read.values, state, state.reported ?? preset);
    try {
      const answer = await run('checkIn', {
        ...args,
        keyResultId: keyResult.id,
        ...(effectiveOn !== boot.today && { effectiveOn }),
        ...(edits && { supersedes: edits.id }),
        ...(baseline !== null && { baseline }),
      });
      if (!answer.ok) {
        setFailure(answer.error);
        return;
      }
      kept.drop();
      onDone({
        keyResultId: keyResult.id,
        checkInId: answer.value.checkInId,
        noChange: read.values.length === 0,
        from: summary.percent,
        to: after?.percent ?? null,
      });
    } catch {
      // The page lost its store on the way: the draft stands, and the same id may be sent again.
      setFailure({ code: 'aborted', message: 'failAborted' });
    } finally {
      sending.current = false;
    }
  };

  return {
    base,
    state,
    dispatch,
    busy,
    save,
    after,
    preset,
    effectiveOn,
    isRestored: restored !== null && !startedOver,
    startOver: () => {
      setStartedOver(true);
      setTried(false);
      dispatch({ type: 'restore', state: fresh() });
    },
    /** The first number of an unknown start: to be asked whether it is the baseline. */
    asksBaseline:
      asks && typeof first === 'number' ? metricOf(metric).format(metric, first, base.locale) : null,
    /** Said at once where something was typed; an empty form only once saving was tried. */
    problem:
      'problem' in read && (tried || state.text !== null) ? tKey(read.problem, read.substitutions) : null,
    failure: failure && tKey(failure.message, failure.substitutions),
    flushDraft: kept.flush,
  };
}

/** Several steps are one check-in: the first carries the words, the others ids made from its id. */
function argsOf(
  [value, ...more]: readonly CheckInValue[],
  { id, confidence, comment, blockers }: CheckInState,
  reported: Status | null,
): Omit<Commands['checkIn']['args'], 'keyResultId'> {
  const also = more.map((one) => ({ id: v5(JSON.stringify(one), id), value: one }));
  return {
    id,
    value: value ?? null,
    reported,
    confidence,
    comment,
    blockers,
    ...(also.length > 0 && { also }),
  };
}
