import { type ComponentType, useCallback, useEffect, useMemo, useState } from 'react';
import { Backlog } from './backlog';
import { Board } from './board';
import { Home } from './home';
import type { IssueModalProps } from './issue-modal';
import { IssuePage } from './issue-page';
import { IssueTable } from './issue-table';
import { Layout } from './layout';
import { NewBoard } from './new-board';
import { PreviewPanel } from './preview-panel';
import { viewOf, withSelected } from './routes';
import { useHostShortcuts } from './shortcuts';
import { type IssueView, type SandboxState, type Site, SiteProvider, type Theme } from './site';

export interface AppProps {
  state: SandboxState;
  /** Jira's modal comes with the client only: it is not part of the server's markup. */
  Modal?: ComponentType<IssueModalProps>;
}

export function App({ state, Modal }: AppProps) {
  const [url, setUrl] = useState(() => new URL(state.href));
  const [theme, setTheme] = useState<Theme>(state.theme);
  const [chosenView, setChosenView] = useState<IssueView | null>(state.issueView);
  const [ready, setReady] = useState(false);
  const byKey = useMemo(() => new Map(state.tickets.map((ticket) => [ticket.key, ticket])), [state.tickets]);

  useEffect(() => {
    setReady(true);
    const onPop = () => setUrl(new URL(location.href));
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  const go = useCallback((href: string) => {
    history.pushState(null, '', href);
    setUrl(new URL(location.href));
  }, []);
  const site = useMemo<Site>(
    () => ({
      ...state,
      url,
      go,
      ticket: (key) => byKey.get(key),
      open: (key) => go(withSelected(url, key)),
    }),
    [state, url, go, byKey],
  );

  const page = viewOf(url.pathname) ?? { view: 'home' };
  const selected =
    page.view === 'issue' ? null : url.searchParams.get('selectedIssue')?.toUpperCase() || null;
  const openKey = page.view === 'issue' ? page.key : selected;
  // Jira opens a board's issue as a modal and a backlog's in the preview panel, unless told otherwise.
  const issueView = chosenView ?? (page.view === 'backlog' ? 'panel' : 'modal');

  const title = pageTitle(site, page.view, openKey);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useHostShortcuts(site, openKey);

  const switchTheme = () => {
    const next = theme === 'light' ? 'dark' : 'light';
    document.documentElement.dataset.colorMode = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it; Cookie Store is asynchronous
    document.cookie = `sandbox.theme=${next}; path=/; secure; samesite=lax`;
    setTheme(next);
  };
  const chooseView = (view: IssueView) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it; Cookie Store is asynchronous
    document.cookie = `sandbox.issueView=${view}; path=/; secure; samesite=lax`;
    setChosenView(view);
  };
  const close = () => go(withSelected(url, null));
  // Inside the modal a click on the key leaves for the full page, as in Jira.
  const over = ready ? selected : null;

  return (
    <SiteProvider value={site}>
      <Layout
        theme={theme}
        onSwitchTheme={switchTheme}
        aside={
          over && issueView === 'panel' ? (
            <PreviewPanel issueKey={over} onClose={close} onModal={() => chooseView('modal')} />
          ) : null
        }
      >
        {page.view === 'issue' && <IssuePage issueKey={page.key} />}
        {page.view === 'backlog' && <Backlog />}
        {page.view === 'board' && <Board />}
        {page.view === 'new-board' && <NewBoard />}
        {page.view === 'list' && <IssueTable />}
        {page.view === 'home' && <Home />}
      </Layout>
      {Modal && over && issueView === 'modal' && (
        <Modal issueKey={over} onClose={close} onPanel={() => chooseView('panel')} />
      )}
    </SiteProvider>
  );
}

const names = {
  backlog: 'Backlog',
  board: 'Board',
  'new-board': 'Board',
  list: 'List',
  home: 'For you',
  issue: '',
};

/** As Jira titles its tabs: `[WEB-142] Summary - Jira`. */
export function pageTitle(
  site: Pick<Site, 'ticket' | 'project'>,
  view: keyof typeof names,
  key: string | null,
): string {
  const ticket = key ? site.ticket(key) : undefined;
  if (ticket) return `[${ticket.key}] ${ticket.summary} - Jira`;
  if (key) return 'Issue not found - Jira';
  return view === 'home'
    ? 'For you - Jira'
    : `${site.project.key} ${names[view]} - ${site.project.name} - Jira`;
}
