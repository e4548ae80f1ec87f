import { useId, useRef, useState } from 'react';
import type { CheckInResult } from '@/components/check-in/use-check-in';
import { LinkButton } from '@/components/ui/icon-button';
import { later } from '@/components/ui/later';
import type { MenuEntry } from '@/components/ui/menu';
import { ProgressBar } from '@/components/ui/progress-bar';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { CardActions } from './card-actions';
import { CardReasons } from './card-reasons';
import { CheckInLine } from './check-in-line';
import { StatusMark } from './status-mark';
import { ValueLine } from './value-line';
import { barText, paceOf, percentText, savedText, shapeOf } from './words';

const CheckInForm = later(async () => (await import('@/components/check-in/check-in-form')).CheckInForm);
const Why = later(async () => (await import('./why')).Why);

/** What a card opens, fetched before it is wanted. */
export function preloadCard() {
  CheckInForm.preload();
  Why.preload();
}

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
          pace={paceOf(summary)}
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
        <CardReasons summary={summary} team={team ?? null} showDaysLeft={showDaysLeft ?? false} />
        {expanded && (
          <div className="kr-line">
            <CheckInLine summary={summary} boot={boot} />
            <LinkButton className="row-end" aria-expanded={why} onClick={() => setWhy(!why)}>
              {t('why')}
            </LinkButton>
          </div>
        )}
        {expanded && why && <Why explanation={summary.why} onClose={() => setWhy(false)} />}
        {expanded && summary.insight && (
          <p className="insight">{t('whyInsight', summary.insight.work, summary.insight.result)}</p>
        )}
        {checkingIn ? (
          <CheckInForm summary={summary} variant="panel" onDone={saved} onCancel={closeCheckIn} />
        ) : (
          expanded && (
            <CardActions
              summary={summary}
              boot={boot}
              menu={menu}
              checkInButton={checkInButton}
              onCheckIn={() => onCheckIn(true)}
            />
          )
        )}
      </div>
    </article>
  );
}
