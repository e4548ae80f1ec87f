import { useEffect } from 'react';
import { projectTabs, viewOf, withSelected } from './routes';
import type { Site } from './site';

const EDITABLE = 'input,textarea,select,[contenteditable="true"],[role="textbox"]';

/** Jira's single-key shortcuts: j and k step through issues, [ folds the sidebar, / searches, 1 and 2 change the tab. */
export function useHostShortcuts(site: Site, openKey: string | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(EDITABLE)) return;
      const act = actions(site, openKey)[event.key];
      if (!act) return;
      window.__hostShortcuts.push(event.key);
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [site, openKey]);
}

function actions(site: Site, openKey: string | null): Record<string, () => void> {
  const step = (by: number) => () => {
    const at = site.tickets.findIndex((ticket) => ticket.key === openKey);
    const next = site.tickets[at + by];
    if (!next || at < 0) return;
    const onIssuePage = viewOf(site.url.pathname)?.view === 'issue';
    site.go(onIssuePage ? `/browse/${next.key}` : withSelected(site.url, next.key));
  };
  const [backlog, board] = projectTabs(site.project.key);
  return {
    j: step(1),
    k: step(-1),
    '1': () => backlog && site.go(backlog[1]),
    '2': () => board && site.go(board[1]),
    '[': () => document.documentElement.toggleAttribute('data-sidebar-folded'),
    '/': () => document.querySelector<HTMLInputElement>('[data-testid="search-input"]')?.focus(),
    c: () =>
      document.querySelector<HTMLElement>('[data-testid="atlassian-navigation--create-button"]')?.focus(),
  };
}
