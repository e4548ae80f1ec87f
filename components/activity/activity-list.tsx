import { IconButton } from '@/components/ui/icon-button';
import { TrashIcon } from '@/components/ui/icons';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import { hostListings } from '@/lib/hosts';
import { t } from '@/lib/platform/strings';
import type { LinkedActivity } from '@/lib/store/api';
import './activity.css';

/** What serves a key result: tickets, and work without one. */
export function ActivityList({ activities }: { activities: readonly LinkedActivity[] }) {
  return (
    <ul className="activities">
      {activities.map((each) => (
        <ActivityItem key={each.activity.id} {...each} />
      ))}
    </ul>
  );
}

function ActivityItem({ activity, ticket }: LinkedActivity) {
  const { act } = useAct();
  const name = ticket ? ticket.key : (activity.text ?? activity.url ?? '');
  const url = ticket?.url ?? activity.url;
  const done = ticket ? ticket.statusCategory === 'done' : activity.done;
  const said = (
    <span className={done ? 'activity-done' : ''}>
      {ticket && <span className="activity-key">{ticket.key}</span>}
      <UserText text={ticket ? ticket.title : name} />
    </span>
  );
  return (
    <li className="activity">
      <input
        type="checkbox"
        checked={done}
        // A ticket's state is its host's to say.
        disabled={ticket !== null}
        aria-label={t('workDoneOf', name.slice(0, 200))}
        onChange={() =>
          void act(
            'setWorkDone',
            { activityId: activity.id, done: !done },
            t(done ? 'workReopened' : 'workFinished'),
          )
        }
      />
      {url ? (
        <a href={url} target="_blank" rel="noreferrer" className="activity-text">
          {said}
        </a>
      ) : (
        <span className="activity-text">{said}</span>
      )}
      <IconButton
        label={t(ticket ? 'unlinkOf' : 'removeOf', name.slice(0, 200))}
        icon={<TrashIcon />}
        onClick={() =>
          void act(
            'removeActivity',
            { activityId: activity.id },
            ticket ? t('unlinked', ticket.key) : t('removed'),
          )
        }
      />
      {ticket?.missing && <p className="activity-missing small subtle">{missingText(ticket)}</p>}
    </li>
  );
}

/** In the host's name: it says no more than this itself. */
const missingText = ({ host, key }: NonNullable<LinkedActivity['ticket']>): string =>
  t('ticketMissing', hostListings.find(({ id }) => id === host)?.name ?? host, key);
