import { type ReactNode, useEffect, useState } from 'react';
import { Icon, IconButton, type IconName } from './icons';
import { projectTabs, viewOf } from './routes';
import { Link, type Theme, useSite } from './site';
import { Avatar } from './ticket-bits';

interface LayoutProps {
  theme: Theme;
  onSwitchTheme: () => void;
  children: ReactNode;
  aside: ReactNode;
}

/** Jira's page frame: top bar, sidebar, main, and the preview panel at the end. */
export function Layout({ theme, onSwitchTheme, children, aside }: LayoutProps) {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return (
    <div
      id="unsafe-design-system-page-layout-root"
      className="root"
      data-testid="page-layout.root"
      data-sandbox-root=""
      data-hydrated={hydrated}
    >
      <TopNav theme={theme} onSwitchTheme={onSwitchTheme} />
      <Sidebar />
      {/* biome-ignore lint/a11y/useSemanticElements: as in Jira */}
      <div role="main" className="main" data-testid="page-layout.main">
        {children}
      </div>
      <section className="aside" data-testid="page-layout.aside" aria-label="Aside" hidden={!aside}>
        {aside}
      </section>
    </div>
  );
}

function TopNav({ theme, onSwitchTheme }: { theme: Theme; onSwitchTheme: () => void }) {
  const { person } = useSite();
  return (
    <header className="top-nav" data-testid="page-layout.top-nav">
      <div className="top-start">
        <IconButton
          icon="panel"
          label="Fold the sidebar"
          onClick={() => document.documentElement.toggleAttribute('data-sidebar-folded')}
        />
        <IconButton icon="grid" label="Switch app" />
        <Link href="/jira/for-you" className="product" testId="atlassian-navigation--product-home--container">
          <span className="product-mark" aria-hidden="true" />
          Jira
        </Link>
      </div>
      <div className="top-middle">
        <label className="search">
          <Icon name="search" />
          <input type="search" placeholder="Search" aria-label="Search" data-testid="search-input" />
        </label>
        <button type="button" className="button primary" data-testid="atlassian-navigation--create-button">
          <Icon name="plus" /> Create
        </button>
      </div>
      <div className="top-end">
        <IconButton icon="bell" label="Notifications" />
        <IconButton icon="help" label="Help" />
        <IconButton icon="gear" label="Settings" />
        <IconButton
          icon="moon"
          label={theme === 'light' ? 'Switch to the dark theme' : 'Switch to the light theme'}
          onClick={onSwitchTheme}
          testId="sandbox.theme-switch"
        />
        <Avatar name={person.name} size={28} />
      </div>
    </header>
  );
}

const entries: readonly (readonly [IconName, string])[] = [
  ['person', 'For you'],
  ['clock', 'Recent'],
  ['star', 'Starred'],
  ['board', 'Plans'],
];

function Sidebar() {
  const { project } = useSite();
  return (
    <nav className="sidebar" aria-label="Sidebar" data-testid="page-layout.sidebar">
      {entries.map(([icon, label]) => (
        <Link key={label} href="/jira/for-you" className="nav-item">
          <Icon name={icon} /> {label}
        </Link>
      ))}
      <div className="nav-heading">Spaces</div>
      <Link
        href={`/jira/software/c/projects/${project.key}/boards/1/backlog`}
        className="nav-item current"
        testId={`NAV4_proj_${project.key}`}
      >
        <span className="project-icon" aria-hidden="true" /> {project.name}
      </Link>
      <div className="nav-heading">More</div>
      <Link href={`/issues/?jql=project%20%3D%20${project.key}`} className="nav-item">
        <Icon name="filter" /> Filters
      </Link>
      <Link href="/jira/for-you" className="nav-item">
        <Icon name="chart" /> Dashboards
      </Link>
      <p className="stand-in-note">A stand-in for tests and demos. Nothing here is Atlassian’s.</p>
    </nav>
  );
}

/** The project's name over its tabs. */
export function ProjectHeader() {
  const { project, url } = useSite();
  const here = viewOf(url.pathname)?.view;
  return (
    <div className="project-header" data-testid="horizontal-nav-header.ui.project-header.header">
      <div className="crumbs">Spaces</div>
      <div className="project-title">
        <span className="project-icon large" aria-hidden="true" />
        <h1>{project.name}</h1>
        <IconButton icon="more" label="More actions" />
      </div>
      <nav className="tabs" aria-label="Project">
        {projectTabs(project.key).map(([label, href]) => {
          const path = new URL(href, url).pathname;
          const current = here === 'list' ? path === url.pathname : viewOf(path)?.view === here;
          return (
            <Link key={href} href={href} className={current ? 'tab current' : 'tab'}>
              {label}
            </Link>
          );
        })}
      </nav>
    </div>
  );
}
