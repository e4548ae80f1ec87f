import type { ReactNode } from 'react';
import { StatusMark } from '@/components/key-result/status-mark';
import { barText, dueText, paceOf, percentText, reasonsOf, shapeOf } from '@/components/key-result/words';
import { ProgressBar } from '@/components/ui/progress-bar';
import { UserText } from '@/components/ui/user-text';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Address } from '../address';
import { Avatar } from '../avatar';
import { addressOf } from '../use-address';

interface KeyResultLineProps {
  summary: KeyResultSummary;
  boot: Boot;
  address: Address;
  /** Beside it: "Check in". */
  action?: ReactNode;
  /** Under it: the check-in itself. */
  children?: ReactNode;
}

/** One key result in a line; a click anywhere on it opens it in the pane. */
export function KeyResultLine({ summary, boot, address, action, children }: KeyResultLineProps) {
  const { keyResult, objective, owner } = summary;
  const { id } = keyResult;
  const isOpen = address.open?.id === id;
  const overdue = dueText(summary, boot.today);
  // What is asked for stands beside the button; elsewhere an overdue check-in is the reason.
  const said = [...reasonsOf(summary), ...(summary.isDue && overdue && !action ? [overdue] : [])];
  return (
    <li className="home-line" data-open={isOpen || undefined}>
      <div className="home-line-row">
        <StatusMark summary={summary} />
        <div className="home-line-words">
          <a
            className="home-line-title"
            href={addressOf(address, { open: { kind: 'keyResult', id } })}
            data-record={id}
            {...(isOpen && { 'aria-current': 'true' })}
          >
            <UserText text={keyResult.title} lines={1} />
          </a>
          <span
            className="home-line-note one-line"
            title={[...said, objective.title].join(' · ').slice(0, 500)}
          >
            {said.length > 0 && (
              <span className={summary.gap !== null && summary.gap > 0.1 ? 'kr-tone' : ''}>
                {said.join(' · ')} ·{' '}
              </span>
            )}
            <bdi>{objective.title}</bdi>
          </span>
        </div>
        <div className="home-line-bar">
          <ProgressBar
            value={summary.progress.state === 'known' ? summary.progress.raw : null}
            pace={paceOf(summary)}
            tone={shapeOf(summary)}
            label={t('progressOf', keyResult.title.slice(0, 200))}
            valueText={barText(summary)}
          />
          <span className="home-line-percent">{percentText(summary)}</span>
        </div>
        {action ?? (owner && <Avatar member={owner} me={boot.me?.id} />)}
      </div>
      {children}
    </li>
  );
}
