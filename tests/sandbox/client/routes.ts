/** Which page an address of the stand-in is. Addresses as on Jira Cloud; `null` = no such page. */
export type View =
  | { view: 'issue'; key: string }
  | { view: 'backlog' | 'board' | 'new-board' | 'list' | 'home' };

const ISSUE =
  /^\/(?:browse|issues|projects\/[^/]+\/(?:issues|queues\/custom\/\d+)|jira\/software\/c\/projects\/[^/]+\/issues|jira\/servicedesk\/projects\/[^/]+\/queues\/custom\/\d+)\/([A-Za-z][A-Za-z0-9_]*-[1-9]\d*)$/;

const pages: readonly (readonly [RegExp, Exclude<View['view'], 'issue'>])[] = [
  [/^\/jira\/software\/(?:c\/)?projects\/[^/]+\/boards\/\d+\/backlog$/, 'backlog'],
  [/^\/jira\/software\/c\/projects\/[^/]+\/boards\/\d+$/, 'board'],
  [/^\/jira\/software\/projects\/[^/]+\/boards\/\d+$/, 'new-board'],
  [/^\/jira\/core\/projects\/[^/]+\/board$/, 'new-board'],
  [/^\/jira\/core\/projects\/[^/]+\/list$/, 'list'],
  [/^\/issues$/, 'list'],
  [/^\/jira\/software\/c\/projects\/[^/]+\/issues$/, 'list'],
  [/^\/jira\/for-you$/, 'home'],
];

export function viewOf(pathname: string): View | null {
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  const key = ISSUE.exec(path)?.[1];
  if (key) return { view: 'issue', key: key.toUpperCase() };
  const view = pages.find(([pattern]) => pattern.test(path))?.[1];
  return view ? { view } : null;
}

/** The tabs of a project, in Jira's order. */
export function projectTabs(key: string): readonly (readonly [label: string, href: string])[] {
  return [
    ['Backlog', `/jira/software/c/projects/${key}/boards/1/backlog`],
    ['Board', `/jira/software/c/projects/${key}/boards/1`],
    ['Team board', `/jira/software/projects/${key}/boards/2`],
    ['List', `/jira/core/projects/${key}/list`],
    ['All work', `/issues/?jql=project%20%3D%20${key}`],
  ];
}

/** The address with an issue opened over it, or closed again (`null`). */
export function withSelected(url: URL, key: string | null): string {
  const next = new URL(url);
  if (key) next.searchParams.set('selectedIssue', key);
  else next.searchParams.delete('selectedIssue');
  return next.pathname + next.search;
}
