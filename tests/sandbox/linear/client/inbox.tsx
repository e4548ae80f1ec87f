import { useMemo } from 'react';
import { IssueView } from './issue-view';
import { Avatar, Icon, StatusMark } from './marks';
import s from './styles/inbox.module.css';
import { Link, useWorkspace } from './workspace';

interface InboxProps {
  /** The notification that is open, with its issue beside the list. */
  selected: { identifier: string; notification: string } | null;
}

const did = ['assigned the issue to you', 'mentioned you', 'changed the status', 'commented'];

export function Inbox({ selected }: InboxProps) {
  const { issues } = useWorkspace();
  const notifications = useMemo(
    () =>
      issues
        .filter(({ inCycle, state }) => inCycle && state.type === 'started')
        .map((issue, i) => ({ issue, id: `n-${issue.id.slice(0, 8)}`, what: did[i % did.length] })),
    [issues],
  );
  return (
    <div className={s.inbox} data-view-id="inbox-view">
      <div className={s.list}>
        <header className={s.header}>
          <b>Inbox</b>
          <Icon name="filter" />
        </header>
        <div className={s.scroller}>
          {notifications.map(({ issue, id, what }) => (
            <Link
              key={id}
              to={`/issue/${issue.identifier}/notification/${id}`}
              className={id === selected?.notification ? `${s.item} ${s.current}` : s.item}
              data={{ 'data-notification-id': id }}
            >
              <Avatar name={issue.assignee} />
              <div className={s.text}>
                <div className={s.line}>
                  <span className={s.identifier}>{issue.identifier}</span>
                  <span className={s.title}>{issue.title}</span>
                </div>
                <div className={s.what}>
                  {issue.assignee ?? 'Somebody'} {what} · {issue.updated}
                </div>
              </div>
              <StatusMark state={issue.state} />
            </Link>
          ))}
        </div>
      </div>
      <div className={s.detail}>
        {selected ? (
          <IssueView key={selected.identifier} identifier={selected.identifier} />
        ) : (
          <p className={s.none}>
            <Icon name="inbox" size={48} />
            {notifications.length} notifications
          </p>
        )}
      </div>
    </div>
  );
}
