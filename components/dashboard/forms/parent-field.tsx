import { useQuery } from '@/components/store-context';
import { Field } from '@/components/ui/field';
import type { Objective } from '@/lib/okr/kinds/objective';
import { mayName } from '@/lib/okr/scope';
import { t } from '@/lib/platform/strings';

interface ParentFieldProps {
  value: string;
  /** The objective itself, and its cycle. */
  objective: Objective;
  cycleId: string;
  /** Title of the parent there is, where it is of another cycle. */
  current: { value: string; title: string } | null;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** What it is aligned with: an objective, or one of its key results, of its own cycle or of Now. */
export function ParentField({ value, objective: own, cycleId, current, error, onChange }: ParentFieldProps) {
  const ofCycle = useQuery('plan', { cycleId }).data;
  const now = useQuery('plan', { cycleId: null }).data;
  const seen = new Set<string>([own.id]);
  const objectives = [...(ofCycle?.objectives ?? []), ...(now?.objectives ?? [])].filter(({ summary }) => {
    const { id } = summary.objective;
    return seen.has(id) || !mayName(own, summary.objective) ? false : seen.add(id);
  });
  const isListed = objectives.some(
    ({ summary, keyResults }) =>
      value === `objective/${summary.objective.id}` ||
      keyResults.some(({ keyResult }) => value === `keyResult/${keyResult.id}`),
  );
  return (
    <Field label={t('dashParent')} error={error} hint={t('dashParentHint')}>
      {(input) => (
        <select {...input} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('dashNoParent')}</option>
          {value !== '' && !isListed && (
            <option value={value}>
              {current?.value === value ? current.title.slice(0, 120) : t('dashParentElsewhere')}
            </option>
          )}
          {objectives.map(({ summary: { objective }, keyResults }) => (
            <optgroup key={objective.id} label={objective.title.slice(0, 120)}>
              <option value={`objective/${objective.id}`}>{objective.title.slice(0, 120)}</option>
              {keyResults.map(({ keyResult }) => (
                <option key={keyResult.id} value={`keyResult/${keyResult.id}`}>
                  {keyResult.title.slice(0, 120)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
