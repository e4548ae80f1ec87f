/** Which view an address of Linear is, by its path below the workspace. */
export type LinearView =
  | { view: 'issue'; identifier: string }
  | { view: 'notification'; identifier: string; notification: string }
  | { view: 'list' | 'board'; scope: ListScope }
  | { view: 'inbox' | 'search' | 'other' };

/** Whose issues a list or board shows. */
export type ListScope =
  | { of: 'team'; team: string; part: 'all' | 'active' | 'backlog' | 'triage' | 'cycles' }
  | { of: 'view'; id: string }
  | { of: 'mine'; part: string }
  | { of: 'project'; slug: string }
  | { of: 'several'; identifiers: readonly string[] };

const IDENTIFIER = /^[A-Za-z0-9_]{1,10}-[1-9]\d{0,8}$/;
const parts = ['all', 'active', 'backlog', 'triage', 'cycles'] as const;

export interface LinearRoute {
  workspace: string;
  view: LinearView | null;
}

/** `view` null = the workspace's own address, or none of its pages. */
export function linearRouteOf(pathname: string): LinearRoute {
  const [workspace = '', ...rest] = pathname.split('/').filter(Boolean);
  return { workspace, view: viewOf(rest) };
}

function viewOf([word, ...rest]: string[]): LinearView | null {
  const [first = '', second, third] = rest;
  if (word === 'issue' && IDENTIFIER.test(first)) {
    const identifier = first.toUpperCase();
    return second === 'notification' && third
      ? { view: 'notification', identifier, notification: third }
      : { view: 'issue', identifier };
  }
  if (word === 'issues') {
    const identifiers = first.split(',').filter((each) => IDENTIFIER.test(each));
    return {
      view: 'list',
      scope: { of: 'several', identifiers: identifiers.map((each) => each.toUpperCase()) },
    };
  }
  if (word === 'team' && first) {
    if (second === 'board')
      return { view: 'board', scope: { of: 'team', team: first.toUpperCase(), part: 'active' } };
    const part = parts.find((each) => each === second) ?? 'active';
    return { view: 'list', scope: { of: 'team', team: first.toUpperCase(), part } };
  }
  if (word === 'view' && first) return { view: 'list', scope: { of: 'view', id: first } };
  if (word === 'my-issues') return { view: 'list', scope: { of: 'mine', part: first || 'assigned' } };
  if (word === 'project' && first && second === 'issues')
    return { view: 'list', scope: { of: 'project', slug: first } };
  if (word === 'inbox') return { view: 'inbox' };
  if (word === 'search') return { view: 'search' };
  return word === undefined ? null : { view: 'other' };
}

/** The title in an address: lower case, words joined by `-`. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
