import { TypeIcon } from './bits';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

/** The first page: what is assigned to the person, and their boards. */
export function Dashboard() {
  const { tickets, person, project } = useDc();
  const mine = tickets.filter((each) => each.inSprint && each.assignee === person.name);
  return (
    <div className="dashboard">
      <h1>System Dashboard</h1>
      <div className="gadgets">
        <section className="gadget" aria-label="Assigned to Me">
          <h3>Assigned to Me</h3>
          {mine.map(({ key, summary, type }) => (
            <div key={key} className="gadget-line">
              <TypeIcon type={type} />
              <Link to={dcPaths.issue(key)} className="issue-link" issueKey={key}>
                {key}
              </Link>
              <span className="truncated">{summary}</span>
            </div>
          ))}
        </section>
        <section className="gadget" aria-label="Boards">
          <h3>Boards</h3>
          <div className="gadget-line">
            <Link to={dcPaths.board(project.key)}>{project.key} board</Link>
          </div>
        </section>
      </div>
    </div>
  );
}
