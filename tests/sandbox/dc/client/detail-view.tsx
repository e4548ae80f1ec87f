import { Glyph, StatusLozenge, TypeIcon } from './bits';
import { CommentForm, DescriptionModule } from './issue-modules';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

interface DetailViewProps {
  issueKey: string;
  onClose: () => void;
}

/** The issue at the end of a board or backlog. */
export function DetailView({ issueKey, onClose }: DetailViewProps) {
  const { ticket: find, project } = useDc();
  const ticket = find(issueKey);
  return (
    <div id="ghx-detail-view" className="ghx-detail-view">
      <div id="ghx-detail-contents" className="ghx-detail-contents">
        {ticket ? (
          <div
            id="ghx-detail-issue"
            className="ghx-detail-issue"
            data-issue-key={ticket.key}
            data-issue-id={ticket.id}
          >
            <div className="ghx-detail-head" id="ghx-detail-head">
              <span className="ghx-project">{project.name} / </span>
              <Link
                to={dcPaths.issue(ticket.key)}
                id="issuekey-val"
                className="ghx-key-link"
                issueKey={ticket.key}
              >
                {ticket.key}
              </Link>
              <button
                type="button"
                className="aui-button aui-button-subtle ghx-detail-close"
                aria-label="Close"
                onClick={onClose}
              >
                <Glyph path="m4 4 8 8M12 4l-8 8" />
              </button>
            </div>
            <h3 id="summary-val" className="ghx-detail-summary">
              {ticket.summary}
            </h3>
            <dl className="ghx-detail-list">
              <dt>Type</dt>
              <dd id="type-val">
                <TypeIcon type={ticket.type} /> {ticket.type}
              </dd>
              <dt>Status</dt>
              <dd id="status-val">
                <StatusLozenge status={ticket.status} />
              </dd>
              <dt>Estimate</dt>
              <dd>{ticket.points ?? 'Unestimated'}</dd>
              <dt>Assignee</dt>
              <dd id="assignee-val">{ticket.assignee ?? 'Unassigned'}</dd>
            </dl>
            <DescriptionModule ticket={ticket} />
            <CommentForm />
          </div>
        ) : (
          <p className="ghx-error">The issue {issueKey} is not on this board.</p>
        )}
      </div>
    </div>
  );
}
