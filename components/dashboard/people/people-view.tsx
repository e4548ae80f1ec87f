import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Skeleton } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { ArchivedList } from '../lists/archived-list';
import type { Go } from '../use-address';
import '../lists/lists.css';
import { MembersTable } from './members-table';
import { TeamsTable } from './teams-table';

/** Teams and people: made, changed and put away in place. */
export function PeopleView({ boot, go }: { boot: Boot; go: Go }) {
  const { data, error } = useQuery('people', {});
  if (error && !data) return <QueryFailed error={error} />;
  if (!data) {
    return (
      <div className="section">
        <Skeleton lines={8} label={t('loading')} />
      </div>
    );
  }
  return (
    <div className="lists">
      <TeamsTable rows={data.teams} boot={boot} go={go} />
      <MembersTable rows={data.members} boot={boot} go={go} />
      <ArchivedList
        items={[
          ...data.archived.teams.map(({ id, name }) => ({ kind: 'team' as const, id, name })),
          ...data.archived.members.map(({ id, name }) => ({ kind: 'member' as const, id, name })),
        ]}
      />
    </div>
  );
}
