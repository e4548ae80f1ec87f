import { Fragment, type ReactNode } from 'react';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import { daysLeftText, reasonsOf, shapeOf } from './words';

interface CardReasonsProps {
  summary: KeyResultSummary;
  /** Where the heading above does not say it. */
  team: string | null;
  showDaysLeft: boolean;
}

/** The words beside shape and bar: pace, doubt, age, what blocks it. Nothing to say takes no room. */
export function CardReasons({ summary, team, showDaysLeft }: CardReasonsProps) {
  const blockers = summary.lastCheckIn?.blockers.trim().slice(0, 300);
  const said: ReactNode[] = reasonsOf(summary);
  if (blockers) {
    said.push(
      <>
        {t('blockedShort')} <bdi>{blockers}</bdi>
      </>,
    );
  }
  if (team) said.push(<bdi>{team}</bdi>);
  if (said.length === 0 && !showDaysLeft) return null;
  return (
    <p className="kr-line">
      <span className={`clamp ${isBehind(summary) ? `tone-${shapeOf(summary)} kr-tone` : ''}`}>
        {said.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of words without identity
          <Fragment key={at}>
            {at > 0 && ' · '}
            {one}
          </Fragment>
        ))}
      </span>
      {showDaysLeft && <span className="row-end kr-nowrap">{daysLeftText(summary.daysLeft)}</span>}
    </p>
  );
}

/** Behind enough to say so in its colour. */
const isBehind = ({ gap, status }: KeyResultSummary): boolean =>
  gap !== null && gap > 0 && (status.shown === 'at-risk' || status.shown === 'off-track');
