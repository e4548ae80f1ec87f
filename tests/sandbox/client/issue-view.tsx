import { type ReactNode, useState } from 'react';
import type { SandboxTicket } from '../tickets/types';
import { Icon, IconButton } from './icons';
import { Link, useSite } from './site';
import { Avatar, TypeIcon } from './ticket-bits';

const CRUMBS = 'issue.views.issue-base.foundation.breadcrumbs';
const LAYOUT = 'issue.views.issue-details.issue-layout';
const STATUS = 'issue-field-status.ui.status-view.status-button.status-button';

interface IssueViewProps {
  issueKey: string;
  /** One column, for the preview panel. */
  compact?: boolean;
  /** Buttons at the end of the breadcrumb line. */
  actions?: ReactNode;
}

/** An issue: the same pieces and testids on the full page, in the modal and in the preview panel. */
export function IssueView({ issueKey, compact = false, actions }: IssueViewProps) {
  const site = useSite();
  const ticket = site.ticket(issueKey);
  if (!ticket) return <NotFound issueKey={issueKey} />;
  return (
    <div
      className={compact ? 'issue compact' : 'issue'}
      data-testid={compact ? `${LAYOUT}.compact-layout` : `${LAYOUT}.issue-layout`}
    >
      <div className="issue-top">
        <Breadcrumbs ticket={ticket} />
        <div className="issue-actions">{actions}</div>
      </div>
      <div className="issue-columns">
        <div className="issue-left" data-testid={`${LAYOUT}.container-left`}>
          <h1 className="issue-summary" data-testid="issue.views.issue-base.foundation.summary.heading">
            {ticket.summary}
          </h1>
          {compact && <StatusButton ticket={ticket} />}
          <Description ticket={ticket} />
          {compact && <Details ticket={ticket} />}
          <Activity />
        </div>
        {!compact && (
          <div className="issue-right" data-testid={`${LAYOUT}.container-right`}>
            <StatusButton ticket={ticket} />
            <Details ticket={ticket} />
          </div>
        )}
      </div>
    </div>
  );
}

function Breadcrumbs({ ticket }: { ticket: SandboxTicket }) {
  const { ticket: find, project } = useSite();
  const epic = ticket.parent ? find(ticket.parent) : undefined;
  return (
    <nav aria-label="Breadcrumbs" className="crumbs">
      <span>Spaces</span>
      <span aria-hidden="true">/</span>
      <span className="crumb">
        <span className="project-icon" aria-hidden="true" /> {project.name}
      </span>
      {epic && (
        <>
          <span aria-hidden="true">/</span>
          <span className="crumb" data-testid={`${CRUMBS}.breadcrumb-parent-issue-container`}>
            <TypeIcon type={epic.type} />
            <Link href={`/browse/${epic.key}`} testId={`${CRUMBS}.parent-issue.item`}>
              {epic.key}
            </Link>
          </span>
        </>
      )}
      <span aria-hidden="true">/</span>
      <span className="crumb" data-testid={`${CRUMBS}.breadcrumb-current-issue-container`}>
        <TypeIcon type={ticket.type} />
        <Link href={`/browse/${ticket.key}`} testId={`${CRUMBS}.current-issue.item`}>
          {ticket.key}
        </Link>
      </span>
    </nav>
  );
}

function StatusButton({ ticket }: { ticket: SandboxTicket }) {
  return (
    <button type="button" className={`status-button lozenge-${ticket.status.category}`} data-testid={STATUS}>
      <span data-testid={`${STATUS}--text`}>{ticket.status.name}</span>
      <Icon name="down" />
    </button>
  );
}

/** Prose with a link to another ticket, where a chip would be wrong, and words that look like keys. */
function Description({ ticket }: { ticket: SandboxTicket }) {
  const { tickets } = useSite();
  const other = tickets.find((each) => each.inSprint && each.key !== ticket.key);
  return (
    <>
      <h2>Description</h2>
      <div className="ak-renderer-document prose">
        <p>
          {ticket.description ||
            'What is to be done, for whom, and how we know that it is done. Files are UTF-8; mind the COVID-19 notice.'}
        </p>
        <p>
          Comes after <a href={`/browse/${other?.key}`}>{other?.key}</a>.
        </p>
      </div>
    </>
  );
}

function Details({ ticket }: { ticket: SandboxTicket }) {
  const { ticket: find, person } = useSite();
  const epic = ticket.parent ? find(ticket.parent) : undefined;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Assignee', <Person key="a" name={ticket.assignee} />],
    ['Reporter', <Person key="r" name={person.name} />],
    ['Parent', epic ? `${epic.key} ${epic.summary}` : 'None'],
    ['Story points', ticket.points === null ? 'None' : String(ticket.points)],
    ['Sprint', ticket.inSprint ? 'Sprint 24' : 'None'],
    ['Labels', 'None'],
  ];
  return (
    <section className="details" aria-label="Details">
      <h2>Details</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Person({ name }: { name: string | null }) {
  return (
    <span className="person-cell">
      <Avatar name={name} /> {name ?? 'Unassigned'}
    </span>
  );
}

function Activity() {
  const { person } = useSite();
  const [comment, setComment] = useState('');
  return (
    <section aria-label="Activity" data-testid="issue.activity.comments">
      <h2>Activity</h2>
      <div className="comment-line">
        <Avatar name={person.name} size={32} />
        <input
          type="text"
          className="comment"
          placeholder="Add a comment…"
          aria-label="Add a comment"
          data-testid="sandbox.comment"
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      </div>
    </section>
  );
}

function NotFound({ issueKey }: { issueKey: string }) {
  return (
    <div className="issue not-found" data-testid="issue.views.issue-base.foundation.not-found">
      <h1>We can’t find {issueKey}</h1>
      <p>It may have been deleted, or you may not have permission to see it.</p>
    </div>
  );
}

export function IssueButtons({ children }: { children?: ReactNode }) {
  return (
    <>
      <IconButton icon="eye" label="Watch" />
      {children}
      <IconButton icon="more" label="More actions" />
    </>
  );
}
