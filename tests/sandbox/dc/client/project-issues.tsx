import { useEffect } from 'react';
import { TypeIcon } from './bits';
import { IssueContent } from './issue';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

const SHOWN = 50;

/** A project's issues beside the one that is open. Without one in the address, the first opens and takes its place. */
export function ProjectIssues({ selected }: { selected: string | null }) {
  const { tickets, project, replace } = useDc();
  const open = tickets.filter((each) => each.status.category !== 'done').slice(0, SHOWN);
  const first = open[0]?.key;
  useEffect(() => {
    if (!selected && first) replace(dcPaths.beside(project.key, first));
  }, [selected, first, replace, project.key]);
  return (
    <div className="split-view">
      <div className="list-panel">
        <div className="list-head">Open issues</div>
        <ol className="issue-list">
          {open.map(({ key, id, summary, type }) => (
            <li key={key} data-key={key} data-id={id} className={key === selected ? 'focused' : undefined}>
              <Link to={dcPaths.beside(project.key, key)} className="splitview-issue-link" within>
                <TypeIcon type={type} />
                <span className="issue-link-key">{key}</span>
                <span className="issue-link-summary">{summary}</span>
              </Link>
            </li>
          ))}
        </ol>
      </div>
      <div className="detail-panel">{selected && <IssueContent issueKey={selected} />}</div>
    </div>
  );
}
