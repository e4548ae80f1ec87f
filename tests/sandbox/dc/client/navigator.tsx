import { StatusLozenge, TypeIcon } from './bits';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

const PAGE = 50;

/** The issue navigator: fifty in a table, more on further pages. Its links change the address without a load. */
export function Navigator() {
  const { tickets, url, go } = useDc();
  const start = Math.max(0, Number(url.searchParams.get('startIndex')) || 0);
  const jql = url.searchParams.get('jql') ?? '';
  const pageAt = (at: number) => `/issues/?jql=${encodeURIComponent(jql)}&startIndex=${at}`;
  const shown = tickets.slice(start, start + PAGE);
  return (
    <div className="navigator-container">
      <form
        className="navigator-search"
        onSubmit={(event) => {
          event.preventDefault();
          go(pageAt(0));
        }}
      >
        <h1>Search</h1>
        <textarea id="advanced-search" rows={1} aria-label="Advanced query" defaultValue={jql} />
        <button type="submit" className="aui-button aui-button-primary">
          Search
        </button>
      </form>
      <div className="results-count">
        {start + 1}–{start + shown.length} of {tickets.length}
      </div>
      <div className="issue-table-container">
        {/* Every page is a table of its own. */}
        <table id="issuetable" className="aui" key={start}>
          <thead>
            <tr className="rowHeader">
              {['T', 'Key', 'Summary', 'Assignee', 'Status', 'Story Points'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((ticket) => (
              <tr
                key={ticket.key}
                id={`issuerow${ticket.id}`}
                className="issuerow"
                data-issuekey={ticket.key}
                {...{ rel: ticket.id }}
              >
                <td className="issuetype">
                  <TypeIcon type={ticket.type} />
                </td>
                <td className="issuekey">
                  <Link
                    to={`${dcPaths.issue(ticket.key)}?jql=${encodeURIComponent(jql)}`}
                    className="issue-link"
                    issueKey={ticket.key}
                    within
                  >
                    {ticket.key}
                  </Link>
                </td>
                <td className="summary">
                  <p>
                    <Link
                      to={`${dcPaths.issue(ticket.key)}?jql=${encodeURIComponent(jql)}`}
                      className="issue-link"
                      issueKey={ticket.key}
                      within
                    >
                      {ticket.summary}
                    </Link>
                  </p>
                </td>
                <td className="assignee">{ticket.assignee ?? 'Unassigned'}</td>
                <td className="status">
                  <StatusLozenge status={ticket.status} />
                </td>
                <td className="customfield_10106">{ticket.points ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="pagination">
        {start > 0 && (
          <Link to={pageAt(Math.max(0, start - PAGE))} className="icon-previous" within>
            Previous
          </Link>
        )}
        {start + PAGE < tickets.length && (
          <Link to={pageAt(start + PAGE)} className="icon-next" within>
            Next
          </Link>
        )}
      </div>
    </div>
  );
}
