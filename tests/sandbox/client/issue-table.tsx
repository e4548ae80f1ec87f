import { useState } from 'react';
import { ProjectHeader } from './layout';
import { Link, useSite } from './site';
import { Avatar, Points, StatusLozenge, TypeIcon } from './ticket-bits';

const PAGE = 50;
const CELL = 'native-issue-table.common.ui.issue-cells';

/** The list view and the issue navigator: a table of fifty, more on asking. */
export function IssueTable() {
  const { tickets, open } = useSite();
  const [shown, setShown] = useState(PAGE);
  return (
    <div className="page">
      <ProjectHeader />
      <div className="scroller" data-testid="native-issue-table.ui.scroll-container.scroll-container">
        <table className="issue-table">
          <thead>
            <tr>
              {['Work', 'Assignee', 'Status', 'Story points'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tickets.slice(0, shown).map((ticket) => (
              <tr key={ticket.key} data-testid="native-issue-table.ui.issue-row" data-vc="issue-row">
                <td>
                  <div className="merged-cell" data-testid="native-issue-table.ui.row.issue-row.merged-cell">
                    <TypeIcon type={ticket.type} />
                    <div className="key-box">
                      <Link
                        href={`/browse/${ticket.key}`}
                        className="key"
                        testId={`${CELL}.issue-key.issue-key-cell`}
                        label={`${ticket.key} ${ticket.summary}`}
                        onFollow={() => open(ticket.key)}
                      >
                        {ticket.key}
                      </Link>
                    </div>
                    <span className="summary" data-testid={`${CELL}.issue-summary.issue-summary-cell`}>
                      {ticket.summary}
                    </span>
                  </div>
                </td>
                <td>
                  <div className="person-cell">
                    <Avatar name={ticket.assignee} /> {ticket.assignee ?? 'Unassigned'}
                  </div>
                </td>
                <td>
                  <StatusLozenge status={ticket.status} />
                </td>
                <td>
                  <Points points={ticket.points} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="table-foot">
          {Math.min(shown, tickets.length)} of {tickets.length}
          {shown < tickets.length && (
            <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
              Load more
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
