import type { LinearIssue } from '../types';
import { Avatar, Icon, LabelPill, PriorityMark, StatusMark } from './marks';
import s from './styles/list.module.css';
import { issuePath, Link, useWorkspace } from './workspace';

/** One link, its cells on the columns of the list's grid: a child more would push the others into the next row. */
export function IssueRow({ issue }: { issue: LinearIssue }) {
  const workspace = useWorkspace();
  return (
    <Link
      to={issuePath(workspace, issue)}
      className={s.row}
      style={{ height: 44, contain: 'style' }}
      data={{ 'data-list-key': issue.id, 'data-menu-open': 'false' }}
      draggable
    >
      <span data-column-id="selection" className={s.select} aria-hidden="true" />
      <span data-column-id="priority" className={s.cell}>
        <PriorityMark priority={issue.priority} />
      </span>
      <span data-column-id="issueId" className={s.identifier}>
        {issue.identifier}
      </span>
      <span data-column-id="status" className={s.cell}>
        <StatusMark state={issue.state} />
      </span>
      <span data-column-id="title" className={s.title}>
        <span className={s.titleText}>{issue.title}</span>
      </span>
      <span data-column-id="labels" className={s.pills}>
        {issue.labels.map((label) => (
          <LabelPill key={label} label={label} />
        ))}
        {issue.project && (
          <span className={s.pill}>
            <Icon name="cube" /> <span className={s.pillText}>{issue.project}</span>
          </span>
        )}
        {issue.estimate !== null && (
          <span className={s.pill}>
            <Icon name="triangle" /> {issue.estimate}
          </span>
        )}
      </span>
      <span data-column-id="assignee" className={s.cell}>
        <Avatar name={issue.assignee} />
      </span>
      <span data-column-id="updatedAt" className={s.date}>
        {issue.updated}
      </span>
    </Link>
  );
}
