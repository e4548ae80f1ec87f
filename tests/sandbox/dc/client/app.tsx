import { useCallback, useEffect, useMemo, useState } from 'react';
import { Backlog } from './backlog';
import { Board } from './board';
import { Dashboard } from './dashboard';
import { IssueContent } from './issue';
import { Layout } from './layout';
import { Navigator } from './navigator';
import { dcTitle } from './page';
import { ProjectIssues } from './project-issues';
import { Reports } from './reports';
import { dcViewOf } from './routes';
import { ShareDialog } from './share-dialog';
import { useDcShortcuts } from './shortcuts';
import { type DcSite, type DcState, SiteProvider } from './site';

export function App({ state, onDrawn }: { state: DcState; onDrawn: () => void }) {
  const [url, setUrl] = useState(() => new URL(state.href));
  const byKey = useMemo(() => new Map(state.tickets.map((ticket) => [ticket.key, ticket])), [state.tickets]);
  const move = useCallback(
    (how: 'pushState' | 'replaceState', path: string) => {
      history[how](null, '', state.contextPath + path);
      setUrl(new URL(location.href));
    },
    [state.contextPath],
  );
  useEffect(() => {
    const onPop = () => setUrl(new URL(location.href));
    addEventListener('popstate', onPop);
    onDrawn();
    return () => removeEventListener('popstate', onPop);
  }, [onDrawn]);
  const site = useMemo<DcSite>(
    () => ({
      ...state,
      url,
      go: (path) => move('pushState', path),
      replace: (path) => move('replaceState', path),
      ticket: (key) => byKey.get(key),
    }),
    [state, url, move, byKey],
  );
  const page = dcViewOf(url, state.contextPath) ?? { view: 'dashboard' as const };
  const key = 'key' in page ? page.key : null;
  const title = dcTitle(page, key ? byKey.get(key) : undefined, state.project);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useDcShortcuts(site, page);
  return (
    <SiteProvider value={site}>
      <Layout view={page.view}>
        {page.view === 'issue' && <IssueContent issueKey={page.key} />}
        {page.view === 'project-issues' && <ProjectIssues selected={page.key} />}
        {page.view === 'board' && <Board selected={page.key} />}
        {page.view === 'backlog' && <Backlog selected={page.key} />}
        {page.view === 'navigator' && <Navigator />}
        {page.view === 'dashboard' && <Dashboard />}
        {page.view === 'reports' && <Reports />}
      </Layout>
      <ShareDialog />
    </SiteProvider>
  );
}
