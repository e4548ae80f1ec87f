import { useEffect } from 'react';
import type { Workspace } from './workspace';

export type Overlay = 'command' | 'create' | 'status' | 'assignee' | 'priority' | 'labels' | 'help';

/** Milliseconds a person has for the second key of `g i`. */
const SEQUENCE = 1000;
/** Keys Linear binds that change nothing here: noted all the same. */
const bound = new Set(['v', 'i', 'f', 't', 'u', 'h', '1', '2', '3', ' ']);
const starts = new Set(['g', 'o', 'm']);

/**
 * Linear's keys, one at a time, two in a row or with Ctrl or Cmd. Heard late, on the body, and left alone where
 * somebody called the event off or its target says so. Whether a person types is told by the target alone: a field
 * in a shadow root looks like any element. Each that acts is noted in `__hostShortcuts`.
 */
export function useLinearShortcuts(workspace: Workspace, show: (overlay: Overlay | null) => void): void {
  useEffect(() => {
    let after: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented) return;
      if (target instanceof Element && target.hasAttribute('data-prevent-global-listener')) return;
      if (event.altKey) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (!isCommand && event.key !== 'Escape' && isTyping(target)) return;
      const key = event.key.toLowerCase();
      const first = after && event.timeStamp - after.at < SEQUENCE ? after.key : '';
      after = null;
      const name = `${isCommand ? 'mod+' : ''}${first ? `${first} ` : ''}${key}`;
      const act = actions(workspace, show)[name];
      if (!act && !first && !isCommand && starts.has(key)) after = { key, at: event.timeStamp };
      if (!act && !bound.has(name) && !first) return;
      window.__hostShortcuts.push(name);
      if (key !== 'escape') event.preventDefault();
      act?.();
    };
    document.body.addEventListener('keydown', onKey);
    return () => document.body.removeEventListener('keydown', onKey);
  }, [workspace, show]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function actions(workspace: Workspace, show: (overlay: Overlay | null) => void): Record<string, () => void> {
  const { go, route, teams } = workspace;
  const current =
    route.view && 'scope' in route.view && route.view.scope.of === 'team' ? route.view.scope.team : null;
  const team = current ?? teams[0]?.key;
  const toggleLayout = () => go(`/team/${team}/${route.view?.view === 'board' ? 'active' : 'board'}`);
  return {
    c: () => show('create'),
    s: () => show('status'),
    a: () => show('assignee'),
    p: () => show('priority'),
    l: () => show('labels'),
    '?': () => show('help'),
    '/': () => go('/search'),
    escape: () => show(null),
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    x: () => document.activeElement?.closest('[data-list-key]')?.toggleAttribute('data-selected'),
    'mod+k': () => show('command'),
    'mod+b': toggleLayout,
    'mod+i': () => document.documentElement.toggleAttribute('data-details-closed'),
    'mod+j': () => {},
    'g i': () => go('/inbox'),
    'g m': () => go('/my-issues/assigned'),
    'g a': () => go(`/team/${team}/active`),
    'g e': () => go(`/team/${team}/all`),
    'g b': () => go(`/team/${team}/backlog`),
    'g d': () => go(`/team/${team}/board`),
  };
}

/** The next row that exists; the list follows. */
function moveFocus(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-list-key], [data-board-item]')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1;
  rows[at < 0 ? 0 : at + by]?.focus();
}
