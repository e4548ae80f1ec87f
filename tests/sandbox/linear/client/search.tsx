import { useState } from 'react';
import { IssueRow } from './issue-row';
import { Icon } from './marks';
import s from './styles/list.module.css';
import { useWorkspace } from './workspace';

/** Results kept on the page. */
const MAX = 30;

export function Search() {
  const { issues, url } = useWorkspace();
  const [text, setText] = useState(url.searchParams.get('q') ?? '');
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === ''
      ? []
      : issues
          .filter(({ identifier, title }) => `${identifier} ${title}`.toLowerCase().includes(wanted))
          .slice(0, MAX);
  return (
    <div className={s.view} data-view-id="search-view">
      <label className={s.search}>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search issues by identifier or title…"
          aria-label="Search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div className={s.scroller}>
        <div className={s.grid}>
          {found.map((issue) => (
            <IssueRow key={issue.id} issue={issue} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Pages of Linear that hold no issues: settings, projects, drafts. */
export function Other() {
  const { url } = useWorkspace();
  return (
    <div className={s.view}>
      <p className={s.empty}>{url.pathname.split('/')[2] ?? 'Nothing'} has no issues.</p>
    </div>
  );
}
