import { useCallback, useEffect, useMemo, useState } from 'react';
import { findIssue, type LinearData } from '../types';
import { Board } from './board';
import { Inbox } from './inbox';
import { IssueList } from './issue-list';
import { IssueView } from './issue-view';
import { Overlays } from './overlays';
import { type LinearRoute, linearRouteOf } from './routes';
import { Other, Search } from './search';
import { scopeTitle } from './select';
import { ShareDialog } from './share-dialog';
import { type Overlay, useLinearShortcuts } from './shortcuts';
import { Sidebar } from './sidebar';
import s from './styles/frame.module.css';
import { issuePath, type Workspace, WorkspaceProvider } from './workspace';

interface AppProps {
  data: LinearData;
  onDrawn: () => void;
}

export function App({ data, onDrawn }: AppProps) {
  const [url, setUrl] = useState(() => new URL(location.href));
  const [isDark, setDark] = useState(() => document.documentElement.classList.contains('dark'));
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const route = useMemo(() => linearRouteOf(url.pathname), [url]);
  const move = useCallback((how: 'pushState' | 'replaceState', href: string) => {
    history[how]({ key: String(history.length) }, '', href);
    setUrl(new URL(location.href));
  }, []);
  useEffect(() => {
    const onPop = () => setUrl(new URL(location.href));
    addEventListener('popstate', onPop);
    onDrawn();
    return () => removeEventListener('popstate', onPop);
  }, [onDrawn]);

  const proper = properAddress(data, route);
  useEffect(() => {
    if (proper && proper !== url.pathname) move('replaceState', proper + url.search);
  }, [proper, url, move]);

  const workspace = useMemo<Workspace>(
    () => ({
      ...data,
      url,
      route,
      issue: (id) => findIssue(data.issues, id),
      go: (path) => move('pushState', `/${route.workspace}${path}`),
      isDark,
      switchTheme() {
        document.documentElement.classList.toggle('dark', !isDark);
        // biome-ignore lint/suspicious/noDocumentCookie: the server reads it; Cookie Store is asynchronous
        document.cookie = `sandbox.theme=${isDark ? 'light' : 'dark'}; path=/; secure; samesite=lax`;
        setDark(!isDark);
      },
    }),
    [data, url, route, isDark, move],
  );
  const title = titleOf(data, route);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useLinearShortcuts(workspace, setOverlay);

  return (
    <WorkspaceProvider value={workspace}>
      <div className={s.frame}>
        <Sidebar />
        <main className={s.main}>
          <Current workspace={workspace} />
        </main>
      </div>
      <div className={s.agentBar}>
        <button type="button" className={s.agentButton}>
          Ask Linear
        </button>
      </div>
      <span role="status" aria-live="polite" className={s.announcer}>
        Navigated to {title}
      </span>
      {overlay && <Overlays overlay={overlay} onClose={() => setOverlay(null)} />}
      <ShareDialog />
    </WorkspaceProvider>
  );
}

function Current({ workspace: { route } }: { workspace: Workspace }) {
  const { view } = route;
  if (view?.view === 'issue') return <IssueView key={view.identifier} identifier={view.identifier} />;
  if (view?.view === 'notification')
    return <Inbox selected={{ identifier: view.identifier, notification: view.notification }} />;
  if (view?.view === 'list') return <IssueList key={JSON.stringify(view.scope)} scope={view.scope} />;
  if (view?.view === 'board') return <Board scope={view.scope} />;
  if (view?.view === 'inbox') return <Inbox selected={null} />;
  return view?.view === 'search' ? <Search /> : <Other />;
}

/** Where the app puts the address right: a moved issue's new identifier, the slug, the first view. null = it is. */
function properAddress(data: LinearData, { workspace, view }: LinearRoute): string | null {
  if (view === null) return `/${workspace}/team/${data.teams[0]?.key}/active`;
  if (view.view !== 'issue') return null;
  const issue = findIssue(data.issues, view.identifier);
  return issue ? `/${workspace}${issuePath(data, issue)}` : null;
}

/** As Linear titles its tabs: `ENG-142 Title`. */
function titleOf(data: LinearData, { view }: LinearRoute): string {
  if (view?.view === 'issue') {
    const issue = findIssue(data.issues, view.identifier);
    return issue ? `${issue.identifier} ${issue.title}` : 'Issue not found';
  }
  if (view?.view === 'list') return scopeTitle(data, view.scope);
  if (view?.view === 'board') return scopeTitle(data, view.scope);
  if (view?.view === 'inbox' || view?.view === 'notification') return 'Inbox';
  return view?.view === 'search' ? 'Search' : data.organization.name;
}
