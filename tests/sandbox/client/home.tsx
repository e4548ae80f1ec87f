import { Link, useSite } from './site';
import { StatusLozenge, TypeIcon } from './ticket-bits';

/** The landing page: no ticket is open here. */
export function Home() {
  const { tickets, person } = useSite();
  const mine = tickets.filter((ticket) => ticket.assignee === person.name && ticket.inSprint);
  const shown = mine.length > 0 ? mine : tickets.slice(0, 8);
  return (
    <div className="page home">
      <h1>For you</h1>
      <h2>Assigned to me</h2>
      <ul className="home-list">
        {shown.map((ticket) => (
          <li key={ticket.key}>
            <TypeIcon type={ticket.type} />
            <div>
              <div>{ticket.summary}</div>
              <Link href={`/browse/${ticket.key}`} className="key">
                {ticket.key}
              </Link>
            </div>
            <StatusLozenge status={ticket.status} />
          </li>
        ))}
      </ul>
    </div>
  );
}
