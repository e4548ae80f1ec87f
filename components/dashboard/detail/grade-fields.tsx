import { writeNumber } from '@/components/check-in/check-in-state';
import { TextArea, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { asksWhy, gradeBand } from '@/lib/okr/grade';
import type { Objective } from '@/lib/okr/kinds/objective';
import { parseNumber } from '@/lib/okr/parse-number';
import { locale, t } from '@/lib/platform/strings';

export type Outcome = NonNullable<Objective['outcome']>;

export interface Grading {
  outcome: Outcome;
  /** As typed; `''` = no grade. */
  grade: string;
  reason: string;
}

/** What the numbers suggest: the grade, and the outcome of its colour. */
export function suggestedGrading(grade: number | null, ambition: Objective['ambition']): Grading {
  const outcomes = { green: 'achieved', amber: 'partly', red: 'missed' } as const;
  return {
    outcome: grade === null ? 'dropped' : outcomes[gradeBand(grade, ambition)],
    grade: grade === null ? '' : writeNumber(grade, locale()),
    reason: '',
  };
}

export interface GradingRead {
  grade: number | null;
  problems: { grade?: string; reason?: string };
  asksReason: boolean;
}

/** A grade is 0 to 1; one that is not the suggested one, or a promise not kept, says why. */
export function readGrading(
  { grade: typed, outcome, reason }: Grading,
  suggested: number | null,
  ambition: Objective['ambition'],
): GradingRead {
  const problems: GradingRead['problems'] = {};
  const grade = typed.trim() === '' ? null : parseNumber(typed, locale());
  if ((grade === null && typed.trim() !== '') || (grade !== null && (grade < 0 || grade > 1)))
    problems.grade = t('dashGradeWrong');
  const differs = grade !== null && suggested !== null && Math.abs(grade - suggested) > 1e-9;
  const asksReason =
    outcome !== 'dropped' && grade !== null && !problems.grade && (differs || asksWhy(grade, ambition));
  if (asksReason && !reason.trim()) problems.reason = t('dashGradeReasonMissing');
  return { grade, problems, asksReason };
}

const outcomeKeys = {
  achieved: 'dashOutcomeAchieved',
  partly: 'dashOutcomePartly',
  missed: 'dashOutcomeMissed',
  dropped: 'dashOutcomeDropped',
} as const;

interface GradeFieldsProps {
  value: Grading;
  read: GradingRead;
  suggested: number | null;
  ambition: Objective['ambition'];
  /** Problems are shown once saving was tried. */
  tried: boolean;
  onChange: (value: Grading) => void;
}

/** How it ended, the grade, and why. */
export function GradeFields({ value, read, suggested, ambition, tried, onChange }: GradeFieldsProps) {
  const hint =
    suggested === null ? t('dashGradeNone') : t('dashGradeSuggested', writeNumber(suggested, locale()));
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t('dashHowEnded')}</legend>
        <Segmented
          label={t('dashHowEnded')}
          value={value.outcome}
          options={(Object.keys(outcomeKeys) as Outcome[]).map((each) => ({
            value: each,
            label: t(outcomeKeys[each]),
          }))}
          onChange={(outcome) => onChange({ ...value, outcome })}
        />
      </fieldset>
      <TextField
        label={t('dashGrade')}
        inputMode="decimal"
        maxLength={6}
        value={value.grade}
        hint={hint}
        error={tried ? read.problems.grade : undefined}
        onChange={(grade) => onChange({ ...value, grade })}
      />
      {read.asksReason && (
        <TextArea
          label={t('dashGradeReason')}
          hint={ambition === 'committed' ? t('dashGradeReasonHint') : undefined}
          maxLength={4096}
          value={value.reason}
          error={tried ? read.problems.reason : undefined}
          onChange={(reason) => onChange({ ...value, reason })}
        />
      )}
    </>
  );
}
