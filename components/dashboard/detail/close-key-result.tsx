import { useState } from 'react';
import { useAct } from '@/components/use-act';
import { suggestGrade } from '@/lib/okr/grade';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { FormFrame } from '../forms/form-frame';
import { GradeFields, readGrading, suggestedGrading } from './grade-fields';

export const suggestionOf = (summary: KeyResultSummary, today: string): number | null =>
  suggestGrade({
    metric: summary.keyResult.metric,
    progress: summary.progress,
    counting: summary.checkIns,
    window: summary.window,
    today,
  });

/** Closing a key result: how it ended, with the grade its progress suggests. */
export function CloseKeyResult({
  summary,
  boot,
  onDone,
}: {
  summary: KeyResultSummary;
  boot: Boot;
  onDone: () => void;
}) {
  const { ambition } = summary.objective;
  const suggested = suggestionOf(summary, boot.today);
  const [value, setValue] = useState(() => suggestedGrading(suggested, ambition));
  const [tries, setTries] = useState(0);
  const { act, busy } = useAct();
  const read = readGrading(value, suggested, ambition);
  const save = async () => {
    if (Object.keys(read.problems).length > 0) {
      setTries(tries + 1);
      return;
    }
    const { grade } = read;
    const gradeReason = read.asksReason ? value.reason.trim() : '';
    const closed = await act(
      'setKeyResultState',
      {
        keyResultId: summary.keyResult.id,
        state: 'closed',
        outcome: value.outcome,
        grade,
        ...(gradeReason && { gradeReason }),
      },
      t('dashClosedDone'),
    );
    if (closed.ok) onDone();
  };
  return (
    <FormFrame
      label={t('dashClose')}
      saveLabel={t('dashCloseKeyResult')}
      busy={busy}
      failure={null}
      tries={tries}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <GradeFields
        value={value}
        read={read}
        suggested={suggested}
        ambition={ambition}
        tried={tries > 0}
        onChange={setValue}
      />
    </FormFrame>
  );
}
