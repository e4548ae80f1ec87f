import type { ReactNode } from 'react';
import { Avatar, Glyph } from './bits';
import { type DcView, dcPaths } from './routes';
import { Link, useDc } from './site';

interface LayoutProps {
  view: DcView['view'];
  children: ReactNode;
}

/** AUI's page: the header over everything, a project's sidebar, the page's panel. */
export function Layout({ view, children }: LayoutProps) {
  const inProject = view !== 'navigator' && view !== 'dashboard';
  return (
    <>
      <Header />
      <section id="content" className={inProject ? 'with-sidebar' : undefined}>
        {inProject && <Sidebar view={view} />}
        <div className="aui-page-panel">{children}</div>
      </section>
      <footer id="footer" className="footer">
        Atlassian Jira is Atlassian’s. This is a stand-in for tests and demos.
      </footer>
    </>
  );
}

function Header() {
  const { project, person } = useDc();
  return (
    <header id="header">
      <nav className="aui-header" aria-label="Site">
        <div className="aui-header-primary">
          <Link to={dcPaths.dashboard()} className="aui-header-logo">
            Acme Jira
          </Link>
          <ul className="aui-nav">
            <li>
              <Link to={dcPaths.dashboard()}>Dashboards</Link>
            </li>
            <li>
              <Link to={dcPaths.beside(project.key)} id="browse_link">
                Projects
              </Link>
            </li>
            <li>
              <Link to={dcPaths.navigator(project.key)} id="find_link">
                Issues
              </Link>
            </li>
            <li>
              <Link to={dcPaths.board(project.key)} id="greenhopper_menu">
                Boards
              </Link>
            </li>
            <li>
              <button type="button" id="create_link" className="aui-button aui-button-primary create-issue">
                Create
              </button>
            </li>
          </ul>
        </div>
        <div className="aui-header-secondary">
          <input
            id="quickSearchInput"
            type="text"
            className="search"
            placeholder="Search"
            aria-label="Search"
          />
          <span className="header-icon">
            <Glyph path="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.2a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.9.6-.9 1.3M8 11v.4" />
          </span>
          <span className="header-icon">
            <Glyph path="M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4" />
          </span>
          <Avatar name={person.name} />
        </div>
      </nav>
    </header>
  );
}

function Sidebar({ view }: { view: DcView['view'] }) {
  const { project } = useDc();
  const onBoard = view === 'board' || view === 'backlog';
  const reports = `${dcPaths.board(project.key)}&view=reporting&chart=burndownChart`;
  const items = [
    ['Backlog', dcPaths.backlog(project.key), view === 'backlog', 'M3 4h10M3 8h10M3 12h6'],
    ['Active sprints', dcPaths.board(project.key), view === 'board', 'M2.5 3h11v10h-11zM6 3v10M10 3v10'],
    ['Reports', reports, view === 'reports', 'M3 13V8M8 13V3M13 13V6'],
    ['Issues', dcPaths.beside(project.key), !onBoard && view !== 'reports', 'M3 3h10v10H3zM5.5 8l2 2 3-4'],
  ] as const;
  return (
    <div className="aui-sidebar projects-sidebar">
      <div className="aui-sidebar-wrapper">
        <div className="project-head">
          <span className="project-avatar" aria-hidden="true" />
          <div>
            <div className="project-name">{project.name}</div>
            <div className="project-kind">Software project</div>
          </div>
        </div>
        <nav className="aui-navgroup aui-navgroup-vertical" aria-label="Sidebar">
          {items.map(([label, to, isCurrent, path]) => (
            <Link
              key={label}
              to={to}
              className={isCurrent ? 'aui-nav-item aui-nav-selected' : 'aui-nav-item'}
              // Between backlog and board the address alone changes; elsewhere the page loads.
              within={onBoard && (label === 'Backlog' || label === 'Active sprints')}
            >
              <Glyph path={path} /> {label}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  );
}
