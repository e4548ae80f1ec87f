import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { LinearIssue } from '../types';
import { IssueRow } from './issue-row';
import { Icon, StatusMark } from './marks';
import type { ListScope } from './routes';
import { type Group, groupsOf, issuesOf } from './select';
import s from './styles/list.module.css';
import { ViewHeader } from './view-header';
import { useWorkspace } from './workspace';

const ROW = 44;
const HEADING = 36;

type Line = { kind: 'group'; group: Group } | { kind: 'issue'; issue: LinearIssue };

/** Issues by status. Rows out of view do not exist: they and whatever somebody put into them are gone. */
export function IssueList({ scope }: { scope: ListScope }) {
  const workspace = useWorkspace();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () =>
      groupsOf(issuesOf(workspace, scope)).flatMap((group): Line[] => [
        { kind: 'group', group },
        ...group.issues.map((issue): Line => ({ kind: 'issue', issue })),
      ]),
    [workspace, scope],
  );
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines[i]?.kind === 'group' ? HEADING : ROW),
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  return (
    <div className={s.view} data-view-id="issues-view">
      <ViewHeader scope={scope} />
      <div className={s.scroller} ref={scroller} data-restore-scroll-view="issues-view">
        {lines.length === 0 && <p className={s.empty}>No issues here</p>}
        {/* One grid for all rows, which take its columns over. */}
        <div
          className={s.grid}
          style={{
            paddingTop: shown[0]?.start ?? 0,
            paddingBottom: rows.getTotalSize() - (shown.at(-1)?.end ?? 0),
          }}
        >
          {shown.map(({ index }) => {
            const line = lines[index];
            if (!line) return null;
            return line.kind === 'group' ? (
              <GroupHeading key={line.group.state.name} group={line.group} />
            ) : (
              <IssueRow key={line.issue.id} issue={line.issue} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function GroupHeading({ group: { state, issues } }: { group: Group }) {
  return (
    <div className={s.heading} style={{ height: HEADING }} data-list-group={state.name}>
      <StatusMark state={state} />
      <span className={s.headingName}>{state.name}</span>
      <span className={s.headingCount}>{issues.length}</span>
      <span className={s.grow} />
      <button type="button" className={s.iconButton} aria-label="Add issue">
        <Icon name="plus" />
      </button>
    </div>
  );
}
