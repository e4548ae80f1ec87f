import { useEffect } from 'react';
import { type DcView, dcPaths } from './routes';
import type { DcSite } from './site';

const EDITABLE = 'input,textarea,select,[contenteditable="true"]';
/** Milliseconds a person has for the second key of `g d`. */
const SEQUENCE = 1000;

/** Jira's keys: one at a time or `g` and another; each that acts is noted in `__hostShortcuts`. */
export function useDcShortcuts(site: DcSite, page: DcView): void {
  useEffect(() => {
    let after: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(EDITABLE)) return;
      const first = after && event.timeStamp - after.at < SEQUENCE ? `${after.key} ` : '';
      after = null;
      const name = first + event.key;
      const act = actions(site, page)[name];
      if (!act && event.key === 'g') after = { key: 'g', at: event.timeStamp };
      if (!act) return;
      window.__hostShortcuts.push(name);
      event.preventDefault();
      act();
    };
    document.addEventListener('keypress', onKey);
    return () => document.removeEventListener('keypress', onKey);
  }, [site, page]);
}

function actions(site: DcSite, page: DcView): Record<string, () => void> {
  const { project, tickets, go } = site;
  const onBoard = page.view === 'board' || page.view === 'backlog';
  const selected = 'key' in page ? page.key : null;
  const focus = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();
  const step = (by: number) => () => {
    const shown = page.view === 'board' ? tickets.filter((each) => each.inSprint) : tickets;
    const at = shown.findIndex((ticket) => ticket.key === selected);
    const next = shown[at + by]?.key;
    if (!next || at < 0) return;
    if (page.view === 'board') go(dcPaths.board(project.key, next));
    else if (page.view === 'backlog') go(dcPaths.backlog(project.key, next));
    else if (page.view === 'project-issues') go(dcPaths.beside(project.key, next));
    else go(dcPaths.issue(next));
  };
  const load = (path: string) => () => location.assign(site.contextPath + path);
  return {
    j: step(1),
    k: step(-1),
    c: focus('#create_link'),
    '/': focus('#quickSearchInput'),
    m: focus('#comment'),
    e: focus('#edit-issue'),
    a: focus('#assign-issue'),
    i: () => {},
    '.': focus('#opsbar-operations_more'),
    '[': () => document.body.toggleAttribute('data-sidebar-folded'),
    'g d': load(dcPaths.dashboard()),
    'g i': load(dcPaths.navigator(project.key)),
    'g a': load(dcPaths.board(project.key)),
    ...(onBoard && {
      '1': () => go(dcPaths.backlog(project.key, selected)),
      '2': () => go(dcPaths.board(project.key, selected)),
      t: () => go(page.view === 'board' ? dcPaths.board(project.key) : dcPaths.backlog(project.key)),
    }),
  };
}
