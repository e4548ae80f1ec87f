import { StatusShape } from '@/components/ui/status-shape';
import { formatDay } from '@/lib/okr/day';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import { type Metric, metricOf } from '@/lib/okr/metrics';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { Trend } from './trend';
import { statusWord } from './words';

/** Every counting check-in, newest first, under a line of how the number moved. */
export function History({ summary, boot }: { summary: KeyResultSummary; boot: Boot }) {
  const { checkIns, keyResult } = summary;
  if (checkIns.length === 0) return <p className="small subtle">{t('historyEmpty')}</p>;
  const nameOf = (id: string) =>
    id === boot.me?.id ? t('you') : (boot.members.find((member) => member.id === id)?.name ?? '');
  return (
    <>
      <Trend summary={summary} />
      <ol className="history">
        {[...checkIns].reverse().map((checkIn) => (
          <li key={checkIn.id} className="history-item">
            <StatusShape
              shape={checkIn.reported ?? 'none'}
              {...(checkIn.reported && { label: statusWord(checkIn.reported) })}
            />
            <div>
              <div className="row">
                <span className="strong">{checkInText(keyResult.metric, summary, checkIn)}</span>
                <span className="small subtlest row-end kr-nowrap">
                  {formatDay(checkIn.effectiveOn, locale(), boot.today)}
                </span>
              </div>
              <div className="small subtlest">
                {checkIn.confidence !== null && `${t('confidence', checkIn.confidence)} · `}
                <bdi>{nameOf(checkIn.onBehalfOf ?? checkIn.authorId)}</bdi>
              </div>
              {checkIn.comment && <bdi className="history-note">{checkIn.comment}</bdi>}
              {checkIn.blockers && (
                <p className="history-note">
                  <span className="subtle">{t('blockedBy')}</span> <bdi>{checkIn.blockers}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** `2.3 s`, `Draft agreed ✓`, "No change". */
function checkInText(metric: Metric, summary: KeyResultSummary, { value }: CheckIn): string {
  if (value === null) return t('noChange');
  if (typeof value !== 'object') return metricOf(metric).format(metric, value, locale());
  const entry = metricOf(metric).entry(metric, summary.current);
  const steps = entry.input === 'steps' ? entry.steps : [];
  const title = steps.find(({ id }) => id === value.stepId)?.title ?? t('stepGone');
  return `${value.done ? '✓' : '○'} ${title}`;
}
