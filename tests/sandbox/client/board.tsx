import { useMemo } from 'react';
import type { SandboxTicket } from '../tickets/types';
import { columnsOf } from './columns';
import { ProjectHeader } from './layout';
import { Link, useSite } from './site';
import { Avatar, Points, TypeIcon } from './ticket-bits';

/** The older board, of company-managed projects. */
export function Board() {
  const { tickets } = useSite();
  const columns = useMemo(() => columnsOf(tickets), [tickets]);
  return (
    <div className="page">
      <ProjectHeader />
      <div className="board" data-testid="platform-board-kit.ui.board.scroll.board-scroll">
        {columns.map(({ name, cards }) => (
          <div
            key={name}
            className="column"
            data-testid="platform-board-kit.ui.column.draggable-column.styled-wrapper"
          >
            <h2 className="column-heading">
              {name} <span>{cards.length}</span>
            </h2>
            {cards.map((ticket) => (
              <Card key={ticket.key} ticket={ticket} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Card({ ticket }: { ticket: SandboxTicket }) {
  const { open } = useSite();
  return (
    <div
      id={`card-${ticket.key}`}
      className="card"
      data-testid="platform-board-kit.ui.card.card"
      onClickCapture={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        open(ticket.key);
      }}
    >
      <div className="card-summary">{ticket.summary}</div>
      <div className="card-foot">
        <TypeIcon type={ticket.type} />
        <div className="key-box" data-testid="platform-card.common.ui.key.key">
          <Link href={`/browse/${ticket.key}`} className="key">
            {ticket.key}
          </Link>
        </div>
        <span className="grow" />
        <Points points={ticket.points} />
        <Avatar name={ticket.assignee} />
      </div>
    </div>
  );
}
