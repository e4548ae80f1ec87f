import { useState } from 'react';
import { ActivityList } from '@/components/activity/activity-list';
import { AddWork } from '@/components/activity/add-work';
import { LinkButton } from '@/components/ui/icon-button';
import { ExternalIcon } from '@/components/ui/icons';
import { Section } from '@/components/ui/section';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { LinkedActivity } from '@/lib/store/api';
import { ticketLists } from './open-tickets';

/** So much stands before a person asks for the rest. */
const shownFirst = 8;

/** Tickets and work without one; all tickets of a site open in one search there. */
export function WorkSection({
  summary,
  activities,
}: {
  summary: KeyResultSummary;
  activities: readonly LinkedActivity[];
}) {
  const [all, setAll] = useState(false);
  const newest = [...activities].sort((a, b) => b.activity.createdAt - a.activity.createdAt);
  const lists = ticketLists(activities.flatMap(({ ticket }) => ticket ?? []));
  const { done, total } = summary.work;
  return (
    <Section
      title={t('work')}
      action={total > 0 && <span className="small subtlest">{t('dashWorkDone', done, total)}</span>}
    >
      {lists.length > 0 && (
        <p className="open-tickets small">
          {lists.map(({ url, product, site, count }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer" title={site}>
              {count === 1 ? t('dashOpenTicket', product) : t('dashOpenTickets', count, product)}
              {lists.length > 1 && (
                <>
                  {' '}
                  <bdi className="subtlest">{site}</bdi>
                </>
              )}
              <ExternalIcon />
            </a>
          ))}
        </p>
      )}
      {activities.length === 0 && <p className="small subtle">{t('workEmpty')}</p>}
      <ActivityList activities={all ? newest : newest.slice(0, shownFirst)} />
      {newest.length > shownFirst && (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? t('workShowFewer') : t('workShowAll', newest.length)}
        </LinkButton>
      )}
      <AddWork keyResultId={summary.keyResult.id} />
    </Section>
  );
}
