import { useMemo, useState } from 'react';
import type { SandboxTicket } from '../../tickets/types';
import { Avatar, TypeIcon } from './bits';
import { DetailView } from './detail-view';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

/** So many of the backlog are drawn; the rest on asking. */
const LIMIT = 100;

/** The backlog, in planning mode: the sprint over the rest. */
export function Backlog({ selected }: { selected: string | null }) {
  const { tickets, project, go } = useDc();
  const [showsAll, setShowsAll] = useState(false);
  const [search, setSearch] = useState('');
  const found = useMemo(
    () =>
      tickets.filter(({ key, summary }) => `${key} ${summary}`.toLowerCase().includes(search.toLowerCase())),
    [tickets, search],
  );
  const rest = found.filter((ticket) => !ticket.inSprint);
  const shown = showsAll ? rest : rest.slice(0, LIMIT);
  const open = (key: string) => go(dcPaths.backlog(project.key, key));
  return (
    <div id="gh" className="ghx-rapid">
      <div id="ghx-header">
        <h1 id="ghx-board-name">Backlog</h1>
        <div className="ghx-controls">
          <input
            id="ghx-backlog-search-input"
            type="search"
            className="text"
            placeholder="Search backlog"
            aria-label="Search backlog"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      </div>
      <div id="ghx-plan" className={selected ? 'ghx-with-detail' : undefined}>
        <div id="ghx-backlog-column">
          <div id="ghx-backlog">
            <Section
              title="Sprint 24"
              tickets={found.filter((ticket) => ticket.inSprint)}
              total={found.filter((ticket) => ticket.inSprint).length}
              selected={selected}
              onOpen={open}
            />
            <Section title="Backlog" tickets={shown} total={rest.length} selected={selected} onOpen={open} />
            {shown.length < rest.length && (
              <button type="button" className="aui-button ghx-show-all" onClick={() => setShowsAll(true)}>
                Show {rest.length - shown.length} more issues
              </button>
            )}
          </div>
        </div>
        {selected && <DetailView issueKey={selected} onClose={() => go(dcPaths.backlog(project.key))} />}
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  tickets: readonly SandboxTicket[];
  total: number;
  selected: string | null;
  onOpen: (key: string) => void;
}

function Section({ title, tickets, total, selected, onOpen }: SectionProps) {
  return (
    <div className="ghx-backlog-container js-sprint-container">
      <div className="ghx-backlog-header js-sprint-header">
        <div className="ghx-name">{title}</div>
        <div className="ghx-issue-count">{total} issues</div>
      </div>
      <div className="ghx-issues js-issue-list">
        {tickets.map((ticket) => (
          <Row
            key={ticket.key}
            ticket={ticket}
            isSelected={ticket.key === selected}
            onOpen={() => onOpen(ticket.key)}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  ticket: SandboxTicket;
  isSelected: boolean;
  onOpen: () => void;
}

function Row({ ticket, isSelected, onOpen }: RowProps) {
  const { ticket: find } = useDc();
  const epic = ticket.parent ? find(ticket.parent) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: as in Jira, which has j and k
    <div
      className={`js-issue js-sortable ghx-issue-compact${isSelected ? ' ghx-selected' : ''}`}
      data-issue-id={ticket.id}
      data-issue-key={ticket.key}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('a'))) onOpen();
      }}
    >
      <div className="ghx-issue-content">
        <div className="ghx-row ghx-plan-main-fields">
          <TypeIcon type={ticket.type} />
          <span className="ghx-key">
            <Link to={dcPaths.issue(ticket.key)} className="js-key-link" title={ticket.key}>
              {ticket.key}
            </Link>
          </span>
          <div className="ghx-summary" title={ticket.summary}>
            <span className="ghx-inner">{ticket.summary}</span>
          </div>
        </div>
        <div className="ghx-end ghx-row">
          {epic && <span className="aui-label ghx-label-1">{epic.summary}</span>}
          <Avatar name={ticket.assignee} />
          <span className="aui-badge ghx-estimate">{ticket.points ?? '–'}</span>
        </div>
      </div>
    </div>
  );
}
