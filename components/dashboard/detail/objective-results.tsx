import { StatusMark } from '@/components/key-result/status-mark';
import { ValueLine } from '@/components/key-result/value-line';
import { percentText } from '@/components/key-result/words';
import { Button } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { EmptyState, Section } from '@/components/ui/section';
import { StatusShape } from '@/components/ui/status-shape';
import { UserText } from '@/components/ui/user-text';
import { countsInRollUp } from '@/lib/okr/roll-up';
import { clampProgress } from '@/lib/okr/rounding';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';
import { RestoreButton } from '../lists/archived-list';
import { objectiveShape } from '../objectives/objective-words';
import type { Go } from '../use-address';
import { WeightField } from './weight-field';

interface ObjectiveResultsProps {
  plan: NonNullable<Queries['objective']['value']>;
  go: Go;
  onNew: () => void;
}

/** Key results with their weights: what the objective's progress is made of. What is aligned with it, what is put away. */
export function ObjectiveResults({ plan, go, onNew }: ObjectiveResultsProps) {
  const { keyResults, children, archived } = plan;
  const counted = keyResults.filter(counts);
  const weights = counted.reduce((sum, { keyResult }) => sum + keyResult.weight, 0);
  const share = (weight: number) =>
    percentText({ percent: Math.round(weights > 0 ? (100 * weight) / weights : 0) });
  return (
    <>
      <Section
        title={t('dashKeyResults')}
        action={
          <Button compact icon={PlusIcon} onClick={onNew}>
            {t('dashAddKeyResult')}
          </Button>
        }
      >
        {keyResults.length === 0 ? (
          <EmptyState title={t('dashNoKeyResults')}>{t('dashNoKeyResultsText')}</EmptyState>
        ) : (
          <table className="dash-results">
            <thead>
              <tr>
                <th scope="col">{t('keyResult')}</th>
                <th scope="col" className="number">
                  {t('dashColumnProgress')}
                </th>
                <th scope="col" className="number">
                  {t('dashWeight')}
                </th>
                <th scope="col" className="number">
                  {t('dashShare')}
                </th>
              </tr>
            </thead>
            <tbody>
              {keyResults.map((summary) => {
                const { keyResult } = summary;
                return (
                  <tr key={keyResult.id}>
                    <th scope="row">
                      <button
                        type="button"
                        className="results-open"
                        onClick={() => go({ open: { kind: 'keyResult', id: keyResult.id } })}
                      >
                        <StatusMark summary={summary} />
                        <span>
                          <UserText text={keyResult.title} />
                          <span className="small subtlest results-value">
                            <ValueLine summary={summary} />
                            {keyResult.nature === 'delivery' && (
                              <span className="dash-badge">{t('dashDelivery')}</span>
                            )}
                          </span>
                        </span>
                      </button>
                    </th>
                    <td className="number strong">{percentText(summary)}</td>
                    <td className="number">
                      <WeightField keyResult={keyResult} />
                    </td>
                    <td className="number subtlest">{counts(summary) ? share(keyResult.weight) : '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {counted.length > 0 && (
          <p className="small subtlest results-formula">
            {t('dashWeighted', percentText({ percent: plan.summary.percent }))}{' '}
            <code>{formulaOf(counted, weights)}</code>
          </p>
        )}
      </Section>
      {children.length > 0 && (
        <Section title={t('dashAligned')}>
          <ul className="dash-aligned">
            {children.map((child) => (
              <li key={child.objective.id}>
                <button
                  type="button"
                  className="results-open"
                  onClick={() => go({ open: { kind: 'objective', id: child.objective.id } })}
                >
                  <StatusShape shape={objectiveShape(child)} />
                  <UserText text={child.objective.title} />
                  <span className="strong row-end">{percentText({ percent: child.percent })}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {archived.length > 0 && (
        <Section title={t('dashArchivedKeyResults')}>
          <ul className="dash-aligned">
            {archived.map((keyResult) => (
              <li key={keyResult.id} className="row">
                <span className="subtle">
                  <UserText text={keyResult.title} />
                </span>
                <span className="row-end">
                  <RestoreButton kind="keyResult" id={keyResult.id} name={keyResult.title} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Counts in the objective: by its state, with a progress that is known and a weight. */
const counts = ({ keyResult, progress }: KeyResultSummary): boolean =>
  countsInRollUp(keyResult) && progress.state === 'known' && keyResult.weight > 0;

/** `(1 × 73 + 2 × 31) ÷ 3`. */
function formulaOf(counted: readonly KeyResultSummary[], weights: number): string {
  const write = (value: number) =>
    new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(value);
  const parts = counted.map(({ keyResult, progress }) =>
    progress.state === 'known'
      ? `${write(keyResult.weight)} × ${write(clampProgress(progress.raw) * 100)}`
      : '',
  );
  return `(${parts.join(' + ')}) ÷ ${write(weights)}`;
}
