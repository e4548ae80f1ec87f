import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import type { CheckInResult } from '@/components/check-in/use-check-in';
import { Button } from '@/components/ui/button';
import { IconButton, LinkButton } from '@/components/ui/icon-button';
import { ExternalIcon, MoreIcon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/section';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { CheckInLine } from './check-in-line';
import { StatusMark } from './status-mark';
import { ValueLine } from './value-line';
import { barText, daysLeftText, dueText, percentText, reasonsOf, savedText, shapeOf } from './words';

const CheckInForm = lazy(async () => ({
  default: (await import('@/components/check-in/check-in-form')).CheckInForm,
}));
const Why = lazy(async () => ({ default: (await import('./why')).Why }));

interface KeyResultCardProps {
  summary: KeyResultSummary;
  boot: Boot;
  /** Open with all it says; else one compact card. */
  expanded: boolean;
  checkingIn: boolean;
  /** Team and days left where the heading above does not say them. */
  team?: string | null;
  showDaysLeft?: boolean;
  menu: readonly MenuEntry[];
  onExpand: (expanded: boolean) => void;
  onCheckIn: (open: boolean) => void;
  children?: ReactNode;
}

export function KeyResultCard({
  summary,
  boot,
  expanded,
  checkingIn,
  team,
  showDaysLeft,
  menu,
  onExpand,
  onCheckIn,
  children,
}: KeyResultCardProps) {
  const { keyResult } = summary;
  const id = useId();
  const [why, setWhy] = useState(false);
  const checkInButton = useRef<HTMLButtonElement>(null);
  const { told } = useAct();
  const closeCheckIn = () => {
    onCheckIn(false);
    setTimeout(() => checkInButton.current?.focus());
  };
  const saved = (result: CheckInResult) => {
    told(savedText(result));
    closeCheckIn();
  };
  const reasons = reasonsOf(summary);
  const blockers = summary.lastCheckIn?.blockers.trim();
  return (
    <article className="kr" aria-labelledby={id} data-key-result={keyResult.id}>
      <StatusMark summary={summary} />
      <h3 className="kr-title" id={id}>
        <button
          type="button"
          className="kr-toggle"
          aria-expanded={expanded}
          onClick={() => onExpand(!expanded)}
        >
          <UserText text={keyResult.title} lines={expanded ? 4 : 2} />
        </button>
      </h3>
      <span className="kr-percent">{percentText(summary)}</span>
      <div className="kr-body">
        <ProgressBar
          value={summary.progress.state === 'known' ? summary.progress.raw : null}
          pace={summary.expectedToday}
          tone={shapeOf(summary)}
          label={t('progressOf', keyResult.title.slice(0, 200))}
          valueText={barText(summary)}
        />
        {expanded && (
          <div className="kr-line">
            <ValueLine summary={summary} />
            {summary.work.total > 0 && (
              <span className="row-end">{t('workDone', summary.work.done, summary.work.total)}</span>
            )}
          </div>
        )}
        {(reasons.length > 0 || blockers || team || showDaysLeft) && (
          <p className="kr-line kr-reason">
            <span
              className={`clamp ${summary.gap !== null && summary.gap > 0 ? `tone-${shapeOf(summary)} kr-tone` : ''}`}
            >
              {reasons.join(' · ')}
              {blockers && (
                <>
                  {reasons.length > 0 && ' · '}
                  <bdi>{blockers.slice(0, 300)}</bdi>
                </>
              )}
              {team && (
                <>
                  {(reasons.length > 0 || blockers) && ' · '}
                  <bdi>{team}</bdi>
                </>
              )}
            </span>
            {showDaysLeft && <span className="row-end kr-nowrap">{daysLeftText(summary.daysLeft)}</span>}
          </p>
        )}
        {expanded && (
          <div className="kr-line">
            <CheckInLine summary={summary} boot={boot} />
            <LinkButton className="row-end" aria-expanded={why} onClick={() => setWhy(!why)}>
              {t('why')}
            </LinkButton>
          </div>
        )}
        {expanded && why && (
          <Suspense fallback={<Skeleton lines={2} label={t('loading')} />}>
            <Why explanation={summary.why} onClose={() => setWhy(false)} />
          </Suspense>
        )}
        {expanded && summary.insight && (
          <p className="insight">{t('whyInsight', summary.insight.work, summary.insight.result)}</p>
        )}
        {children}
        {checkingIn ? (
          <Suspense fallback={<Skeleton lines={4} label={t('loading')} />}>
            <CheckInForm summary={summary} variant="panel" onDone={saved} onCancel={closeCheckIn} />
          </Suspense>
        ) : (
          expanded && (
            <div className="kr-actions">
              {keyResult.state === 'active' && (
                <Button
                  ref={checkInButton}
                  compact={!isMineAndDue(summary, boot)}
                  appearance={isMineAndDue(summary, boot) ? 'primary' : 'default'}
                  onClick={() => onCheckIn(true)}
                >
                  {t('checkIn')}
                </Button>
              )}
              <span className="small subtlest">{dueText(summary, boot.today)}</span>
              {keyResult.evidenceUrl && (
                <a
                  className="icon-button row-end"
                  href={keyResult.evidenceUrl}
                  target="_blank"
                  rel="noreferrer"
                  title={t('evidence')}
                  aria-label={t('evidence')}
                >
                  <ExternalIcon />
                </a>
              )}
              <Menu label={t('moreOf', keyResult.title.slice(0, 100))} entries={menu}>
                {(trigger) => (
                  <IconButton
                    {...trigger}
                    className={keyResult.evidenceUrl ? '' : 'row-end'}
                    label={t('more')}
                    icon={<MoreIcon />}
                  />
                )}
              </Menu>
            </div>
          )
        )}
      </div>
    </article>
  );
}

export const isMineAndDue = (summary: KeyResultSummary, boot: Boot): boolean =>
  summary.isDue && boot.me !== null && summary.keyResult.ownerId === boot.me.id;
