import { ActivityList } from '@/components/activity/activity-list';
import { AddWork } from '@/components/activity/add-work';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { EmptyState, Section, Skeleton } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { History } from './history';
import { KeyResultList } from './key-result-list';

/** One key result in full: how it stands, the work that serves it, every check-in. */
export function KeyResultDetail({ keyResultId, boot }: { keyResultId: string; boot: Boot }) {
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
      <Section title={t('keyResult')}>
        <KeyResultList items={[{ summary }]} boot={boot} menuOf={() => []} />
      </Section>
      <Section title={t('work')}>
        {activities.length === 0 && <p className="small subtle">{t('workEmpty')}</p>}
        <ActivityList activities={activities} />
        <AddWork keyResultId={keyResultId} />
      </Section>
      <Section title={t('history')}>
        <History summary={summary} boot={boot} />
      </Section>
    </>
  );
}
