import { useMemo } from 'react';
import type { LinearIssue } from '../types';
import { DetailsPane } from './details-pane';
import { Editor, type Run } from './editor';
import { Avatar, Icon } from './marks';
import s from './styles/issue.module.css';
import { issuePath, Link, useWorkspace } from './workspace';

/** An issue: on its own page, and beside the inbox. */
export function IssueView({ identifier }: { identifier: string }) {
  const workspace = useWorkspace();
  const issue = workspace.issue(identifier);
  if (!issue)
    return (
      <div className={s.missing}>
        <h1>Issue not found</h1>
        <p>There is no issue {identifier} in this workspace, or it is in a team you are not a member of.</p>
      </div>
    );
  return (
    <div className={s.view} data-view-id="issue-view" key={issue.id}>
      <Header issue={issue} />
      <div className={s.columns}>
        <div className={s.scroller} data-restore-scroll-view="issue-view">
          <div className={s.document}>
            <Editor label="Issue title" className={s.title} content={[[{ text: issue.title }]]} />
            <Description issue={issue} />
            <Activity issue={issue} />
          </div>
        </div>
        <DetailsPane issue={issue} />
      </div>
    </div>
  );
}

function Header({ issue }: { issue: LinearIssue }) {
  const workspace = useWorkspace();
  const team = workspace.teams.find(({ key }) => key === issue.team);
  return (
    <header className={s.header}>
      <Link to={`/team/${issue.team}/active`} className={s.crumb}>
        <span className={s.teamMark} aria-hidden="true" /> {team?.name}
      </Link>
      <Icon name="chevron" />
      <Link to={issuePath(workspace, issue)} className={s.crumb}>
        <span className={s.identifier}>{issue.identifier}</span>
        <span className={s.crumbTitle}>{issue.title}</span>
      </Link>
      <button type="button" className={s.iconButton} aria-label="Favorite">
        <Icon name="star" />
      </button>
      <button type="button" className={s.iconButton} aria-label="Issue options">
        <Icon name="more" />
      </button>
      <span className={s.grow} />
      <button type="button" className={s.iconButton} aria-label="Copy issue URL">
        <Icon name="link" />
      </button>
    </header>
  );
}

/** Words that look like identifiers, and a mention of another issue, where a chip would be wrong. */
function Description({ issue }: { issue: LinearIssue }) {
  const workspace = useWorkspace();
  const { issues, route } = workspace;
  const content = useMemo(() => {
    const other = issues.find(({ inCycle, id }) => inCycle && id !== issue.id);
    const text =
      issue.description ||
      'What is to be done, for whom, and how we know that it is done. Files are UTF-8; mind the COVID-19 notice.';
    const comesAfter: Run[] = other
      ? [
          { text: 'Comes after ' },
          { text: other.identifier, href: `/${route.workspace}${issuePath(workspace, other)}` },
          { text: '.' },
        ]
      : [];
    return [[{ text }], comesAfter];
  }, [issues, issue, route.workspace, workspace]);
  return (
    <Editor
      editorId={`issue-${issue.id}`}
      label="Issue description"
      className={s.description}
      content={content}
      placeholder="Add description…"
    />
  );
}

function Activity({ issue }: { issue: LinearIssue }) {
  const { viewer } = useWorkspace();
  return (
    <section className={s.activity} aria-label="Activity">
      <h2>Activity</h2>
      <p className={s.event}>
        <Avatar name={viewer.name} /> {viewer.name} created the issue · {issue.updated}
      </p>
      <Editor
        editorId={`comment-${issue.id}`}
        label="Leave a comment…"
        className={s.comment}
        content={[[]]}
        placeholder="Leave a comment…"
      />
    </section>
  );
}
