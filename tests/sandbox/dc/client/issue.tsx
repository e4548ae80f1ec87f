import { Avatar, Glyph } from './bits';
import { CommentForm, DescriptionModule, DetailsModule, SideColumn } from './issue-modules';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

/** An issue: the same pieces and ids on its own page and beside a project's issues. */
export function IssueContent({ issueKey }: { issueKey: string }) {
  const { ticket: find, project } = useDc();
  const ticket = find(issueKey);
  if (!ticket)
    return (
      <div id="issue-content" className="issue-error">
        <h1>Oops, you’ve found a dead link.</h1>
        <p>You can’t view this issue. It may have been deleted or you don’t have permission to view it.</p>
      </div>
    );
  return (
    <div id="issue-content" className="issue-edit-form">
      <header id="stalker" className="issue-header js-stalker">
        <div className="aui-page-header">
          <span className="project-avatar large" aria-hidden="true" />
          <div className="aui-page-header-main">
            <ol className="aui-nav aui-nav-breadcrumbs">
              <li>
                <Link to={dcPaths.beside(project.key)} id="project-name-val">
                  {project.name}
                </Link>
              </li>
              <li>
                <Link
                  to={dcPaths.issue(ticket.key)}
                  id="key-val"
                  className="issue-link"
                  issueKey={ticket.key}
                  rel={ticket.id}
                >
                  {ticket.key}
                </Link>
              </li>
            </ol>
            <h1 id="summary-val">{ticket.summary}</h1>
          </div>
        </div>
        <Commands />
      </header>
      <div className="issue-body-content">
        <div className="aui-group issue-body">
          <div className="aui-item issue-main-column">
            <DetailsModule ticket={ticket} />
            <DescriptionModule ticket={ticket} />
            <Activity />
          </div>
          <SideColumn ticket={ticket} />
        </div>
      </div>
    </div>
  );
}

function Commands() {
  return (
    <div className="command-bar" id="opsbar-opsbar-operations">
      <div className="ops">
        <button type="button" id="edit-issue" className="aui-button">
          <Glyph path="M3 13l1-3 7-7 2 2-7 7z" /> Edit
        </button>
        <button type="button" id="comment-issue" className="aui-button">
          <Glyph path="M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2z" /> Add comment
        </button>
        <button type="button" id="assign-issue" className="aui-button">
          Assign
        </button>
        <button type="button" id="opsbar-operations_more" className="aui-button">
          More ▾
        </button>
        <button type="button" id="action_id_21" className="aui-button">
          In Progress
        </button>
        <button type="button" id="action_id_31" className="aui-button">
          Done
        </button>
      </div>
      <button
        type="button"
        className="aui-button"
        id="jira-share-trigger"
        onClick={() => dispatchEvent(new Event('sandbox-share'))}
      >
        <Glyph path="M11 6V3H3v10h8v-3M7 8h7M11.5 5.5 14 8l-2.5 2.5" /> Share
      </button>
    </div>
  );
}

function Activity() {
  const { person, tickets } = useDc();
  const other = tickets.find((each) => each.inSprint);
  return (
    <div id="activitymodule" className="module toggle-wrap">
      <div className="mod-header">
        <h4 className="toggle-title">Activity</h4>
      </div>
      <div className="mod-content" id="issue_actions_container">
        <div className="issue-data-block activity-comment">
          <Avatar name={person.name} />
          <div>
            <div className="action-details">{person.name} added a comment</div>
            <div className="action-body flooded">
              Measured before:{' '}
              <Link to={dcPaths.issue(other?.key ?? '')} className="issue-link" issueKey={other?.key}>
                {other?.key}
              </Link>
              .
            </div>
          </div>
        </div>
        <CommentForm />
      </div>
    </div>
  );
}
