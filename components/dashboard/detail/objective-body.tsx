import { percentText, statusWord } from '@/components/key-result/words';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusShape } from '@/components/ui/status-shape';
import { useAct } from '@/components/use-act';
import { formatDay } from '@/lib/okr/day';
import { isPrivate } from '@/lib/okr/scope';
import { locale, t, tKey } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { coachObjective } from '../coach/coach';
import { CoachNotes } from '../forms/coach-notes';
import { ambitionWords, levelWords } from '../forms/objective-form';
import { labelsOf } from '../forms/objective-values';
import { objectiveShape, outcomeText } from '../objectives/objective-words';
import { PrivateMark } from '../private-mark';
import { Facts } from './facts';
import type { Mode } from './key-result-menu';

interface ObjectiveBodyProps {
  plan: NonNullable<Queries['objective']['value']>;
  boot: Boot;
  onMode: (mode: Mode) => void;
}

/** How an objective stands, and whose it is. */
export function ObjectiveBody({ plan, boot, onMode }: ObjectiveBodyProps) {
  const { summary, owner, teams, cycle } = plan;
  const { objective } = summary;
  const { act } = useAct();
  const shape = objectiveShape(summary);
  const list = (texts: readonly string[]) => new Intl.ListFormat(locale(), { type: 'unit' }).format(texts);
  const names = Object.keys(objective.contributorIds)
    .filter((id) => objective.contributorIds[id])
    .flatMap((id) => boot.members.find((member) => member.id === id)?.name ?? []);
  const labels = labelsOf(objective.labels);
  const day = (on: string) => formatDay(on, locale(), boot.today);
  const hints = [
    ...plan.hints,
    ...coachObjective({
      title: objective.title,
      keyResults: plan.keyResults.map(({ keyResult }) => keyResult),
    }),
  ];
  const stateText =
    outcomeText(objective) ?? (objective.state === 'draft' ? t('reasonDraft') : statusWord(shape));
  return (
    <>
      <div className="detail-standing">
        <div className="row">
          <StatusShape shape={shape} />
          <span className={`detail-status tone-${shape}`}>{stateText}</span>
          <span className="detail-percent">{percentText({ percent: summary.percent })}</span>
        </div>
        <ProgressBar
          value={summary.progress.state === 'known' ? summary.progress.raw : null}
          pace={summary.expected}
          tone={shape}
          label={t('progressOf', objective.title.slice(0, 200))}
          valueText={percentText({ percent: summary.percent })}
        />
        {summary.beside.length > 0 && (
          <p className="kr-line">
            {summary.beside.map(({ message, substitutions }) => tKey(message, substitutions)).join(' · ')}
          </p>
        )}
      </div>
      <div className="row detail-actions">
        {objective.state === 'draft' && (
          <Button
            appearance="primary"
            onClick={() =>
              void act(
                'setObjectiveState',
                { objectiveId: objective.id, state: 'active' },
                t('dashActivated'),
              )
            }
          >
            {t('dashActivate')}
          </Button>
        )}
        <Button onClick={() => onMode('edit')}>{t('dashEdit')}</Button>
        {objective.state === 'active' && cycle.endOn <= boot.today && (
          <Button appearance="primary" onClick={() => onMode('close')}>
            {t('dashClose')}
          </Button>
        )}
      </div>
      {objective.description && (
        <p className="detail-text">
          <bdi>{objective.description}</bdi>
        </p>
      )}
      <Facts
        facts={[
          {
            label: t('dashOwner'),
            value: (
              <bdi>
                {owner ? (owner.id === boot.me?.id ? t('dashYou', owner.name) : owner.name) : t('dashNobody')}
              </bdi>
            ),
          },
          { label: t('dashContributors'), value: names.length > 0 ? <bdi>{list(names)}</bdi> : null },
          {
            label: t('dashTeams'),
            value:
              teams.length > 0 ? (
                <>
                  {teams.some(isPrivate) && <PrivateMark />}
                  <bdi>{list(teams.map(({ name }) => name))}</bdi>
                  {teams.length > 1 && <span className="dash-badge">{t('dashUmbrella')}</span>}
                </>
              ) : null,
          },
          {
            label: t('cycle'),
            value: <bdi>{t('optionsImportCycleDays', cycle.name, day(cycle.startOn), day(cycle.endOn))}</bdi>,
          },
          {
            label: t('dashAmbition'),
            value: `${t(ambitionWords[objective.ambition])} · ${t(levelWords[objective.level])}`,
          },
          {
            label: t('dashLabels'),
            value:
              labels.length > 0 ? (
                <span className="dash-labels">
                  {labels.map((label) => (
                    <bdi key={label} className="dash-badge">
                      {label}
                    </bdi>
                  ))}
                </span>
              ) : null,
          },
          {
            label: t('dashGrade'),
            value:
              objective.grade === null
                ? null
                : new Intl.NumberFormat(locale(), { minimumFractionDigits: 1 }).format(objective.grade),
          },
          {
            label: t('dashGradeWhy'),
            value: objective.gradeReason ? <bdi>{objective.gradeReason}</bdi> : null,
          },
        ]}
      />
      {hints.length > 0 && objective.state !== 'closed' && <CoachNotes hints={hints} />}
    </>
  );
}
