import { useId, useState } from 'react';
import { ActivityList } from '@/components/activity/activity-list';
import { AddWork } from '@/components/activity/add-work';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { LinkButton } from '@/components/ui/icon-button';
import { EmptyState, Section, Skeleton } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import type { Boot, LinkedActivity } from '@/lib/store/api';
import { History } from './history';
import { KeyResultList } from './key-result-list';

/** One key result in full: how it stands, the work that serves it, every check-in. */
export function KeyResultDetail({ keyResultId, boot }: { keyResultId: string; boot: Boot }) {
  const id = useId();
  const { data, error } = useQuery('keyResult', { keyResultId });
  if (error && !data) return <QueryFailed error={error} />;
  if (data === undefined) {
    return (
      <div className="section">
        <Skeleton lines={8} label={t('loading')} />
      </div>
    );
  }
  if (data === null) {
    return (
      <div className="section">
        <EmptyState title={t('goneTitle')}>{t('goneText')}</EmptyState>
      </div>
    );
  }
  const { summary, activities } = data;
  return (
    <>
      {/* The header above says what this is. */}
      <section className="section" aria-labelledby={id}>
        <h2 id={id} className="visually-hidden">
          {t('keyResult')}
        </h2>
        <KeyResultList items={[{ summary }]} boot={boot} menuOf={() => []} />
      </section>
      <Section title={t('work')}>
        {activities.length === 0 && <p className="small subtle">{t('workEmpty')}</p>}
        <Work activities={activities} />
        <AddWork keyResultId={keyResultId} />
      </Section>
      <Section title={t('history')}>
        <History summary={summary} boot={boot} />
      </Section>
    </>
  );
}

/** So much work stands above the history before a person asks for the rest. */
const worksShown = 5;

/** Newest first, so that what was just added is seen. */
function Work({ activities }: { activities: readonly LinkedActivity[] }) {
  const [all, setAll] = useState(false);
  const newest = [...activities].sort((a, b) => b.activity.createdAt - a.activity.createdAt);
  return (
    <>
      <ActivityList activities={all ? newest : newest.slice(0, worksShown)} />
      {newest.length > worksShown && (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? t('workShowFewer') : t('workShowAll', newest.length)}
        </LinkButton>
      )}
    </>
  );
}
