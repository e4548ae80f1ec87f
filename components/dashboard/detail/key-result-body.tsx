import { useRef, useState } from 'react';
import { CheckInForm } from '@/components/check-in/check-in-form';
import { CardReasons } from '@/components/key-result/card-reasons';
import { CheckInLine } from '@/components/key-result/check-in-line';
import { isMineAndDue } from '@/components/key-result/mine-and-due';
import { StatusMark } from '@/components/key-result/status-mark';
import { ValueLine } from '@/components/key-result/value-line';
import { Why } from '@/components/key-result/why';
import {
  barText,
  daysLeftText,
  dueText,
  paceOf,
  percentText,
  savedText,
  shapeOf,
  statusLabel,
} from '@/components/key-result/words';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { ExternalIcon } from '@/components/ui/icons';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useAct } from '@/components/use-act';
import { formatDay } from '@/lib/okr/day';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { outcomeText } from '../objectives/objective-words';
import { Facts } from './facts';
import { forecastText } from './forecast-text';

interface KeyResultBodyProps {
  summary: KeyResultSummary;
  boot: Boot;
  onEdit: () => void;
}

/** How a key result stands: status, progress, what it is made of, and the check-in. */
export function KeyResultBody({ summary, boot, onEdit }: KeyResultBodyProps) {
  const { keyResult, owner, teams, window } = summary;
  const [why, setWhy] = useState(false);
  const [checkingIn, setCheckingIn] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { told } = useAct();
  const close = () => {
    setCheckingIn(false);
    setTimeout(() => button.current?.focus());
  };
  const day = (on: string) => formatDay(on, locale(), boot.today);
  const asks = isMineAndDue(summary, boot);
  const names = Object.keys(keyResult.contributorIds)
    .filter((id) => keyResult.contributorIds[id])
    .flatMap((id) => boot.members.find((member) => member.id === id)?.name ?? []);
  const list = (texts: readonly string[]) => new Intl.ListFormat(locale(), { type: 'unit' }).format(texts);
  const outcome = outcomeText(keyResult);
  const forecast = forecastText(summary, boot.today);
  return (
    <>
      <div className="detail-standing">
        <div className="row">
          <StatusMark summary={summary} />
          <span className={`detail-status tone-${shapeOf(summary)}`} aria-hidden="true">
            {outcome ?? statusLabel(summary)}
          </span>
          <span className="detail-percent">{percentText(summary)}</span>
        </div>
        <ProgressBar
          value={summary.progress.state === 'known' ? summary.progress.raw : null}
          pace={paceOf(summary)}
          tone={shapeOf(summary)}
          label={t('progressOf', keyResult.title.slice(0, 200))}
          valueText={barText(summary)}
        />
        <div className="row detail-line">
          <ValueLine summary={summary} />
          <LinkButton className="row-end" aria-expanded={why} onClick={() => setWhy(!why)}>
            {t('whyTitle')}
          </LinkButton>
        </div>
        <CardReasons summary={summary} team={null} showDaysLeft={false} />
        {why && <Why explanation={summary.why} onClose={() => setWhy(false)} />}
        {summary.insight && (
          <p className="insight">{t('whyInsight', summary.insight.work, summary.insight.result)}</p>
        )}
      </div>
      {checkingIn ? (
        <div className="detail-check-in">
          <CheckInForm
            summary={summary}
            variant="panel"
            boot={boot}
            onDone={(result) => {
              told(savedText(result));
              close();
            }}
            onCancel={close}
          />
        </div>
      ) : (
        <div className="row detail-actions">
          {keyResult.state === 'active' && (
            <Button
              ref={button}
              appearance={asks ? 'primary' : 'default'}
              onClick={() => setCheckingIn(true)}
            >
              {t('checkIn')}
            </Button>
          )}
          <Button appearance={keyResult.state === 'active' ? 'subtle' : 'default'} onClick={onEdit}>
            {t('dashEdit')}
          </Button>
          <span className="small subtlest">{dueText(summary, boot.today)}</span>
          {keyResult.evidenceUrl && (
            <a
              className="detail-evidence small row-end"
              href={keyResult.evidenceUrl}
              target="_blank"
              rel="noreferrer"
            >
              {t('evidence')}
              <ExternalIcon />
            </a>
          )}
        </div>
      )}
      {keyResult.description && (
        <p className="detail-text">
          <bdi>{keyResult.description}</bdi>
        </p>
      )}
      <Facts
        facts={[
          { label: t('dashForecast'), value: forecast },
          {
            label: t('dashLastCheckIn'),
            value: summary.lastCheckIn && <CheckInLine summary={summary} boot={boot} />,
          },
          {
            label: t('dashOwner'),
            value: (
              <bdi>
                {owner ? (owner.id === boot.me?.id ? t('dashYou', owner.name) : owner.name) : t('dashNobody')}
              </bdi>
            ),
          },
          { label: t('dashContributors'), value: names.length > 0 && <bdi>{list(names)}</bdi> },
          {
            label: t('dashTeams'),
            value: teams.length > 0 && <bdi>{list(teams.map(({ name }) => name))}</bdi>,
          },
          {
            label: t('dashWindow'),
            value: `${t('dashFromTo', day(window.startOn), day(window.dueOn))} · ${daysLeftText(summary.daysLeft)}`,
          },
          {
            label: t('dashNature'),
            value: t(keyResult.nature === 'outcome' ? 'dashOutcome' : 'dashDeliverySays'),
          },
          { label: t('dashWeight'), value: keyResult.weight === 1 ? null : keyResult.weight },
          {
            label: t('dashGrade'),
            value:
              keyResult.grade === null
                ? null
                : new Intl.NumberFormat(locale(), { minimumFractionDigits: 1 }).format(keyResult.grade),
          },
          { label: t('dashGradeWhy'), value: keyResult.gradeReason && <bdi>{keyResult.gradeReason}</bdi> },
          { label: t('dashShortName'), value: keyResult.shortName && <bdi>{keyResult.shortName}</bdi> },
        ].map(({ label, value }) => ({ label, value: value === false ? null : value }))}
      />
    </>
  );
}
