import { useState } from 'react';
import { SelectField } from '@/components/ui/field';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import { suggestObjectiveGrade } from '@/lib/okr/grade';
import { parseNumber } from '@/lib/okr/parse-number';
import { locale, t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { FormFrame } from '../forms/form-frame';
import { suggestionOf } from './close-key-result';
import { GradeFields, type Grading, type Outcome, readGrading, suggestedGrading } from './grade-fields';

interface CloseObjectiveProps {
  plan: NonNullable<Queries['objective']['value']>;
  boot: Boot;
  onDone: () => void;
}

const outcomes: readonly Outcome[] = ['achieved', 'partly', 'missed', 'dropped'];
const nextSteps = ['close', 'carry-over', 'change'] as const;

/** Closing an objective: each open key result's outcome and grade, then its own, as their mean suggests. */
export function CloseObjective({ plan, boot, onDone }: CloseObjectiveProps) {
  const { objective } = plan.summary;
  const { ambition } = objective;
  const open = plan.keyResults.filter(({ keyResult }) => keyResult.state !== 'closed');
  const [own, setOwn] = useState<Grading | null>(null);
  const [results, setResults] = useState<Record<string, Grading>>({});
  const [nextStep, setNextStep] = useState<(typeof nextSteps)[number]>('close');
  const [tries, setTries] = useState(0);
  const { act, busy } = useAct();

  const gradings = open.map((summary) => {
    const suggested = suggestionOf(summary, boot.today);
    const value = results[summary.keyResult.id] ?? suggestedGrading(suggested, ambition);
    return { summary, value, grade: value.grade.trim() === '' ? null : parseNumber(value.grade, locale()) };
  });
  const isWrong = gradings.some(({ value, grade }) =>
    grade === null ? value.grade.trim() !== '' : grade < 0 || grade > 1,
  );
  const closed = plan.keyResults.filter(
    ({ keyResult }) => keyResult.state === 'closed' && keyResult.outcome !== 'dropped',
  );
  const suggested = suggestObjectiveGrade([
    ...gradings.flatMap(({ summary, value, grade }) =>
      value.outcome === 'dropped' ? [] : [{ weight: summary.keyResult.weight, grade }],
    ),
    ...closed.map(({ keyResult }) => ({ weight: keyResult.weight, grade: keyResult.grade })),
  ]);
  const value = own ?? suggestedGrading(suggested, ambition);
  const read = readGrading(value, suggested, ambition);

  const save = async () => {
    if (isWrong || Object.keys(read.problems).length > 0) {
      setTries(tries + 1);
      return;
    }
    const gradeReason = read.asksReason ? value.reason.trim() : '';
    const done = await act(
      'setObjectiveState',
      {
        objectiveId: objective.id,
        state: 'closed',
        outcome: value.outcome,
        nextStep,
        grade: read.grade,
        ...(gradeReason && { gradeReason }),
        keyResults: gradings.map(({ summary, value: { outcome }, grade }) => ({
          keyResultId: summary.keyResult.id,
          outcome,
          grade,
        })),
      },
      t('dashClosedDone'),
    );
    if (done.ok) onDone();
  };
  const change = (id: string, now: Grading, fields: Partial<Grading>) =>
    setResults({ ...results, [id]: { ...now, ...fields } });
  return (
    <FormFrame
      label={t('dashClose')}
      saveLabel={t('dashCloseObjective')}
      busy={busy}
      failure={null}
      tries={tries}
      onSave={() => void save()}
      onCancel={onDone}
    >
      {gradings.length > 0 && (
        <table className="dash-results">
          <thead>
            <tr>
              <th scope="col">{t('keyResult')}</th>
              <th scope="col">{t('dashHowEnded')}</th>
              <th scope="col" className="number">
                {t('dashGrade')}
              </th>
            </tr>
          </thead>
          <tbody>
            {gradings.map(({ summary: { keyResult }, value: now, grade }) => (
              <tr key={keyResult.id}>
                <th scope="row">
                  <UserText text={keyResult.title} />
                </th>
                <td>
                  <select
                    className="input"
                    aria-label={t('dashHowEndedOf', keyResult.title.slice(0, 200))}
                    value={now.outcome}
                    onChange={(event) =>
                      change(keyResult.id, now, { outcome: event.target.value as Outcome })
                    }
                  >
                    {outcomes.map((outcome) => (
                      <option key={outcome} value={outcome}>
                        {t(outcomeWords[outcome])}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="number">
                  <input
                    className="input dash-weight"
                    inputMode="decimal"
                    maxLength={6}
                    aria-label={t('dashGradeOf', keyResult.title.slice(0, 200))}
                    aria-invalid={
                      (grade === null ? now.grade.trim() !== '' : grade < 0 || grade > 1) || undefined
                    }
                    value={now.grade}
                    onChange={(event) => change(keyResult.id, now, { grade: event.target.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {tries > 0 && isWrong && (
        <p className="small field-error" role="alert">
          {t('dashGradeWrong')}
        </p>
      )}
      <GradeFields
        value={value}
        read={read}
        suggested={suggested}
        ambition={ambition}
        tried={tries > 0}
        onChange={setOwn}
      />
      <SelectField
        label={t('dashNextStep')}
        value={nextStep}
        options={nextSteps.map((each) => ({ value: each, label: t(nextStepWords[each]) }))}
        onChange={setNextStep}
      />
    </FormFrame>
  );
}

const outcomeWords = {
  achieved: 'dashOutcomeAchieved',
  partly: 'dashOutcomePartly',
  missed: 'dashOutcomeMissed',
  dropped: 'dashOutcomeDropped',
} as const;

const nextStepWords = {
  close: 'dashNextClose',
  'carry-over': 'dashNextCarryOver',
  change: 'dashNextChange',
} as const;
