import { Icon, type IconName } from './marks';
import s from './styles/frame.module.css';
import { Link, useWorkspace } from './workspace';

export function Sidebar() {
  const { organization, teams, url, route, isDark, switchTheme } = useWorkspace();
  const item = (to: string, icon: IconName, label: string) => {
    const isHere = url.pathname.startsWith(`/${route.workspace}${to}`);
    return (
      <Link key={to} to={to} className={isHere ? `${s.item} ${s.current}` : s.item}>
        <Icon name={icon} /> {label}
      </Link>
    );
  };
  return (
    <nav className={s.sidebar} aria-label="Sidebar">
      <div className={s.workspace}>
        <span className={s.workspaceMark} aria-hidden="true">
          {organization.name.slice(0, 1)}
        </span>
        <b>{organization.name}</b>
        <span className={s.grow} />
        <Link to="/search" className={s.iconButton} label="Search workspace">
          <Icon name="search" />
        </Link>
        <button type="button" className={s.iconButton} aria-label="New issue">
          <Icon name="pencil" />
        </button>
      </div>
      {item('/inbox', 'inbox', 'Inbox')}
      {item('/my-issues', 'target', 'My issues')}
      <div className={s.section}>Workspace</div>
      {item('/projects', 'cube', 'Projects')}
      {item('/view/performance-4f2c9a1b7e3d', 'layers', 'Views')}
      <div className={s.section}>Your teams</div>
      {teams.map(({ key, name }) => (
        <div key={key}>
          <div className={s.team}>
            <span className={s.teamMark} aria-hidden="true" /> {name}
          </div>
          <div className={s.teamItems}>
            {item(`/team/${key}/active`, 'dot', 'Issues')}
            {item(`/team/${key}/board`, 'board', 'Board')}
            {item(`/team/${key}/cycles`, 'cycle', 'Cycles')}
          </div>
        </div>
      ))}
      <span className={s.grow} />
      <div className={s.sidebarFoot}>
        <button
          type="button"
          className={s.iconButton}
          aria-label={isDark ? 'Switch to the light theme' : 'Switch to the dark theme'}
          data-testid="sandbox.theme-switch"
          onClick={switchTheme}
        >
          <Icon name="moon" />
        </button>
        <span className={s.note}>A stand-in. Nothing here is Linear’s.</span>
      </div>
    </nav>
  );
}
