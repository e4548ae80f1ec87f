import { useState } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
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
      <Archived {...data.archived} />
    </div>
  );
}

function Archived({ members, teams }: Queries['people']['value']['archived']) {
  const { act } = useAct();
  const [open, setOpen] = useState(false);
  const all = [
    ...teams.map(({ id, name }) => ({ kind: 'team' as const, id, name })),
    ...members.map(({ id, name }) => ({ kind: 'member' as const, id, name })),
  ];
  if (all.length === 0) return null;
  return (
    <details className="lists-archived" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('dashArchivedCount', all.length)}</summary>
      <ul>
        {all.map(({ kind, id, name }) => (
          <li key={id} className="row">
            <bdi className="subtle">{name}</bdi>
            <Button
              compact
              appearance="subtle"
              aria-label={t('dashRestoreOf', name.slice(0, 200))}
              onClick={() => void act('setArchived', { kind, id, archived: false }, t('dashRestored'))}
            >
              {t('dashRestore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
