import { Icon } from './marks';
import type { ListScope } from './routes';
import { scopeTitle } from './select';
import s from './styles/frame.module.css';
import { Link, useWorkspace } from './workspace';

interface ViewHeaderProps {
  scope: ListScope;
  isBoard?: boolean;
}

/** The line over a list or board: its name, its tabs, the layout switch. */
export function ViewHeader({ scope, isBoard = false }: ViewHeaderProps) {
  const workspace = useWorkspace();
  return (
    <header className={s.header}>
      {scope.of === 'team' ? <TeamTabs scope={scope} /> : <b>{scopeTitle(workspace, scope)}</b>}
      {scope.of === 'mine' && (
        <nav className={s.tabs} aria-label="My issues">
          {['assigned', 'created', 'subscribed', 'activity'].map((part) => (
            <Link
              key={part}
              to={`/my-issues/${part}`}
              className={part === scope.part ? `${s.tab} ${s.current}` : s.tab}
            >
              {part.slice(0, 1).toUpperCase() + part.slice(1)}
            </Link>
          ))}
        </nav>
      )}
      <span className={s.grow} />
      <button type="button" className={s.iconButton} aria-label="Filter">
        <Icon name="filter" />
      </button>
      {scope.of === 'team' && (
        <Link
          to={`/team/${scope.team}/${isBoard ? 'active' : 'board'}`}
          className={s.iconButton}
          label={isBoard ? 'List layout' : 'Board layout'}
        >
          <Icon name={isBoard ? 'rows' : 'board'} />
        </Link>
      )}
    </header>
  );
}

function TeamTabs({ scope }: { scope: Extract<ListScope, { of: 'team' }> }) {
  const { teams, route } = useWorkspace();
  const name = teams.find(({ key }) => key === scope.team)?.name ?? scope.team;
  const tabs = [
    ['all', 'All issues'],
    ['active', 'Active'],
    ['backlog', 'Backlog'],
    ['board', 'Board'],
  ] as const;
  const here = route.view?.view === 'board' ? 'board' : scope.part;
  return (
    <>
      <span className={s.teamMark} aria-hidden="true" />
      <b>{name}</b>
      <nav className={s.tabs} aria-label="Team">
        {tabs.map(([part, label]) => (
          <Link
            key={part}
            to={`/team/${scope.team}/${part}`}
            className={part === here ? `${s.tab} ${s.current}` : s.tab}
          >
            {label}
          </Link>
        ))}
      </nav>
    </>
  );
}
