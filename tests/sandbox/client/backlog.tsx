import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { SandboxTicket } from '../tickets/types';
import { Icon } from './icons';
import { ProjectHeader } from './layout';
import { Link, useSite } from './site';
import { Avatar, Points, StatusLozenge, TypeIcon } from './ticket-bits';
import { useVirtualRows } from './virtual-rows';

const ROW = 40;
const PART = 'software-backlog.card-list.card';

type Line = { kind: 'heading'; title: string; count: number } | { kind: 'ticket'; ticket: SandboxTicket };

/** The backlog: the sprint, then all the rest, in one list of which only the rows in view exist. */
export function Backlog() {
  const { tickets, url, open } = useSite();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(tickets), [tickets]);
  const { first, end } = useVirtualRows(scroller, lines.length, ROW);
  const selected = url.searchParams.get('selectedIssue')?.toUpperCase();
  return (
    <div className="page">
      <ProjectHeader />
      <div className="toolbar">
        <label className="search small">
          <Icon name="search" />
          <input type="search" placeholder="Search backlog" aria-label="Search backlog" />
        </label>
        <button type="button" className="button">
          Epic <Icon name="down" />
        </button>
      </div>
      <div className="scroller" ref={scroller} data-testid="software-backlog.backlog-content.scrollable">
        <div className="virtual" style={{ height: lines.length * ROW }}>
          {lines.slice(first, end).map((line, i) => (
            <Row key={line.kind === 'heading' ? line.title : line.ticket.key} top={(first + i) * ROW}>
              {line.kind === 'heading' ? (
                <div className="backlog-heading">
                  <Icon name="down" /> <b>{line.title}</b> <span>{line.count} work items</span>
                </div>
              ) : (
                <BacklogCard
                  ticket={line.ticket}
                  selected={line.ticket.key === selected}
                  onOpen={() => open(line.ticket.key)}
                />
              )}
            </Row>
          ))}
        </div>
      </div>
    </div>
  );
}

function Row({ top, children }: { top: number; children: ReactNode }) {
  return (
    <div className="virtual-row" style={{ transform: `translateY(${top}px)` }}>
      {children}
    </div>
  );
}

interface BacklogCardProps {
  ticket: SandboxTicket;
  selected: boolean;
  onOpen: () => void;
}

function BacklogCard({ ticket, selected, onOpen }: BacklogCardProps) {
  const { ticket: find } = useSite();
  const testId = useLateTestId(ticket);
  const epic = ticket.parent ? find(ticket.parent) : undefined;
  const href = `/browse/${ticket.key}`;
  return (
    <div
      className={selected ? 'backlog-card selected' : 'backlog-card'}
      data-testid={testId}
      onClickCapture={onOpen}
    >
      <Link
        href={href}
        className="visually-hidden"
        testId={`${PART}.card-contents.screen-reader-key`}
        onFollow={onOpen}
      >
        {`${ticket.key} ${ticket.summary}`}
      </Link>
      <TypeIcon type={ticket.type} />
      <div className="key-box">
        <Link href={href} className="key" testId={`${PART}.card-contents.key`} onFollow={onOpen}>
          {ticket.key}
        </Link>
      </div>
      <span className="summary" data-testid={`${PART}.card-contents.summary`}>
        {ticket.summary}
      </span>
      {epic && <span className="epic-name">{epic.summary}</span>}
      <StatusLozenge status={ticket.status} />
      <Points points={ticket.points} />
      <Avatar name={ticket.assignee} />
    </div>
  );
}

/** Some rows get their testid in a later attribute mutation, as seen in Jira: every seventh ticket here. */
function useLateTestId(ticket: SandboxTicket): string | undefined {
  const isLate = Number(ticket.id) % 7 === 3;
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    if (!isLate) return;
    const timer = setTimeout(() => setArrived(true), 250);
    return () => clearTimeout(timer);
  }, [isLate]);
  return isLate && !arrived ? undefined : `${PART}.content-container.${ticket.key}`;
}

function linesOf(tickets: readonly SandboxTicket[]): Line[] {
  const asLine = (ticket: SandboxTicket): Line => ({ kind: 'ticket', ticket });
  const sprint = tickets.filter((ticket) => ticket.inSprint);
  const rest = tickets.filter((ticket) => !ticket.inSprint);
  return [
    { kind: 'heading', title: 'Sprint 24', count: sprint.length },
    ...sprint.map(asLine),
    { kind: 'heading', title: 'Backlog', count: rest.length },
    ...rest.map(asLine),
  ];
}
