import { useMemo, useState } from 'react';
import { columnsOf } from '../../client/columns';
import type { SandboxTicket } from '../../tickets/types';
import { Avatar, TypeIcon } from './bits';
import { DetailView } from './detail-view';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

/** The board of the running sprint. Any quick filter draws the whole pool anew: cards and what was put into them go. */
export function Board({ selected }: { selected: string | null }) {
  const { tickets, project, person, go } = useDc();
  const [mineOnly, setMineOnly] = useState(false);
  const columns = useMemo(() => columnsOf(tickets), [tickets]);
  const isShown = (ticket: SandboxTicket) => !mineOnly || ticket.assignee === person.name;
  return (
    <div id="gh" className="ghx-rapid">
      <div id="ghx-header">
        <h1 id="ghx-board-name">Sprint 24</h1>
        <div id="ghx-controls-work" className="ghx-controls">
          <span className="ghx-quick-label">Quick Filters:</span>
          <button
            type="button"
            className={mineOnly ? 'aui-button aui-button-link ghx-active' : 'aui-button aui-button-link'}
            aria-pressed={mineOnly}
            onClick={() => setMineOnly(!mineOnly)}
          >
            Only My Issues
          </button>
        </div>
      </div>
      <div id="ghx-work" className={selected ? 'ghx-with-detail' : undefined}>
        <div id="ghx-pool-wrapper">
          <ul id="ghx-column-headers" className="ghx-columns">
            {columns.map(({ name, cards }) => (
              <li key={name} className="ghx-column">
                <h2>{name}</h2> <span className="ghx-qty">{cards.filter(isShown).length}</span>
              </li>
            ))}
          </ul>
          <div id="ghx-pool" key={String(mineOnly)}>
            <div className="ghx-swimlane">
              <ul className="ghx-columns">
                {columns.map(({ name, cards }) => (
                  <li key={name} className="ghx-column ui-sortable">
                    {cards.filter(isShown).map((ticket) => (
                      <Card
                        key={ticket.key}
                        ticket={ticket}
                        isSelected={ticket.key === selected}
                        onOpen={() => go(dcPaths.board(project.key, ticket.key))}
                      />
                    ))}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </div>
        {selected && <DetailView issueKey={selected} onClose={() => go(dcPaths.board(project.key))} />}
      </div>
    </div>
  );
}

interface CardProps {
  ticket: SandboxTicket;
  isSelected: boolean;
  onOpen: () => void;
}

function Card({ ticket, isSelected, onOpen }: CardProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: as in Jira, which has j and k
    <div
      className={`ghx-issue js-detailview js-issue ghx-type-${ticket.type.toLowerCase()}${isSelected ? ' ghx-selected' : ''}`}
      data-issue-id={ticket.id}
      data-issue-key={ticket.key}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('a'))) onOpen();
      }}
    >
      <div className="ghx-issue-content">
        <div className="ghx-issue-fields">
          <span className="ghx-key">
            <Link to={dcPaths.issue(ticket.key)} className="js-key-link" title={ticket.key}>
              {ticket.key}
            </Link>
          </span>
          <div className="ghx-summary" title={ticket.summary}>
            <span className="ghx-inner">{ticket.summary}</span>
          </div>
        </div>
        <div className="ghx-card-footer">
          <TypeIcon type={ticket.type} />
          <span className="ghx-end">
            {ticket.points !== null && <span className="aui-badge ghx-estimate">{ticket.points}</span>}
            <Avatar name={ticket.assignee} />
          </span>
        </div>
      </div>
      <div className="ghx-grabber" aria-hidden="true" />
    </div>
  );
}
