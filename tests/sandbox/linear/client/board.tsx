import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { LinearIssue } from '../types';
import { Avatar, Icon, LabelPill, PriorityMark, StatusMark } from './marks';
import type { ListScope } from './routes';
import { type Group, groupsOf, issuesOf } from './select';
import s from './styles/board.module.css';
import { ViewHeader } from './view-header';
import { issuePath, Link, useWorkspace } from './workspace';

/** A card with the space below it, in px. */
const CARD = 124;
/** Order of the columns: the way work moves. The backlog is hidden, as Linear has it for a team's active issues. */
const order = ['Todo', 'In Progress', 'In Review', 'Done'];

export function Board({ scope }: { scope: ListScope }) {
  const workspace = useWorkspace();
  const columns = useMemo(() => {
    const all: ListScope = scope.of === 'team' ? { ...scope, part: 'all' } : scope;
    const groups = groupsOf(issuesOf(workspace, all));
    return order.flatMap((name) => groups.filter(({ state }) => state.name === name));
  }, [workspace, scope]);
  return (
    <div className={s.view} data-view-id="board-view">
      <ViewHeader scope={scope} isBoard />
      <div className={s.columns} data-restore-scroll-view="board-view">
        {columns.map((group) => (
          <Column key={group.state.name} group={group} />
        ))}
      </div>
    </div>
  );
}

function Column({ group: { state, issues } }: { group: Group }) {
  const scroller = useRef<HTMLDivElement>(null);
  const cards = useVirtualizer({
    count: issues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    overscan: 3,
  });
  return (
    <section className={s.column} aria-label={state.name}>
      <div className={s.heading}>
        <StatusMark state={state} />
        <span className={s.name}>{state.name}</span>
        <span className={s.count}>{issues.length}</span>
      </div>
      <div className={s.scroller} ref={scroller}>
        <div className={s.cards} style={{ height: cards.getTotalSize() }}>
          {cards.getVirtualItems().map(({ index, start }) => {
            const issue = issues[index];
            return issue && <Card key={issue.id} issue={issue} top={start} />;
          })}
        </div>
      </div>
    </section>
  );
}

function Card({ issue, top }: { issue: LinearIssue; top: number }) {
  const workspace = useWorkspace();
  return (
    <div className={s.place} style={{ transform: `translateY(${top}px)`, height: CARD }}>
      <Link
        to={issuePath(workspace, issue)}
        className={s.card}
        data={{ 'data-board-item': 'true' }}
        draggable
      >
        <div className={s.head}>
          <span className={s.identifier}>{issue.identifier}</span>
          <Avatar name={issue.assignee} />
        </div>
        <div className={s.title}>
          <StatusMark state={issue.state} />
          <span className={s.titleText}>{issue.title}</span>
        </div>
        <div className={s.foot}>
          <span className={s.pill}>
            <PriorityMark priority={issue.priority} />
          </span>
          {issue.labels.map((label) => (
            <LabelPill key={label} label={label} />
          ))}
          {issue.project && (
            <span className={s.pill}>
              <Icon name="cube" />
            </span>
          )}
        </div>
      </Link>
    </div>
  );
}
