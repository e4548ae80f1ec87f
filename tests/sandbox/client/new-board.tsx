import { useMemo } from 'react';
import type { SandboxTicket } from '../tickets/types';
import { columnsOf } from './columns';
import { IconButton } from './icons';
import { ProjectHeader } from './layout';
import { Link, useSite } from './site';
import { Avatar, Points, TypeIcon } from './ticket-bits';

/** The newer board: a text-less link over the whole card, and contents that take no pointer. */
export function NewBoard() {
  const { tickets } = useSite();
  const columns = useMemo(() => columnsOf(tickets), [tickets]);
  return (
    <div className="page">
      <ProjectHeader />
      <div className="board" data-testid="board.content.board-wrapper">
        {columns.map(({ name, cards }) => (
          <div key={name} className="column" data-testid="board.content.cell">
            <div className="column-heading" data-testid="board.content.cell.column-header">
              {/* biome-ignore lint/a11y/useSemanticElements: as in Jira */}
              <div role="heading" aria-level={2} data-testid="board.content.cell.column-header.name">
                {name}
              </div>
              <span>{cards.length}</span>
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: as in Jira */}
            <div role="list" className="column-list" data-testid="board.content.cell.scroll-container">
              {cards.map((ticket) => (
                // biome-ignore lint/a11y/useSemanticElements: as in Jira
                <div key={ticket.key} role="listitem">
                  <Card ticket={ticket} />
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function Card({ ticket }: { ticket: SandboxTicket }) {
  const { open } = useSite();
  const href = `/browse/${ticket.key}`;
  const openHere = () => open(ticket.key);
  return (
    <div className="card new-card" data-testid="board.content.cell.card">
      <Link
        href={href}
        draggable
        className="overlay"
        label={`${ticket.key} ${ticket.summary}`}
        onFollow={openHere}
      />
      <div className="untouchable">
        <div className="card-summary">{ticket.summary}</div>
        <div className="card-foot">
          <TypeIcon type={ticket.type} />
          <div className="key-box">
            <Link href={href} className="key" onFollow={openHere}>
              {ticket.key}
            </Link>
          </div>
          <span className="grow" />
          <Points points={ticket.points} />
          <Avatar name={ticket.assignee} />
        </div>
      </div>
      <div className="card-menu">
        <IconButton icon="more" label="Card actions" />
      </div>
    </div>
  );
}
