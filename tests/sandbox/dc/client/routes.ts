/** Which page an address of Jira Data Center is, by its path below the context path. */
export type DcView =
  | { view: 'issue'; key: string }
  /** A project's issues beside one of them. */
  | { view: 'project-issues'; key: string | null }
  | { view: 'board' | 'backlog'; key: string | null }
  | { view: 'navigator' | 'dashboard' | 'reports' };

const KEY = '([A-Za-z][A-Za-z0-9_]*-[1-9]\\d*)';
const issue = new RegExp(`^/(?:browse|projects/[^/]+/queues/custom/\\d+)/${KEY}$`);
const projectIssues = new RegExp(`^/projects/[^/]+/issues(?:/${KEY})?$`);

/** null = no such page. */
export function dcViewOf(url: URL, contextPath: string): DcView | null {
  if (!`${url.pathname}/`.startsWith(`${contextPath}/`)) return null;
  const path = url.pathname.slice(contextPath.length).replace(/(.)\/$/, '$1');
  const key = issue.exec(path)?.[1];
  if (key) return { view: 'issue', key: key.toUpperCase() };
  const beside = projectIssues.exec(path);
  if (beside) return { view: 'project-issues', key: beside[1]?.toUpperCase() ?? null };
  if (path === '/secure/RapidBoard.jspa') {
    const mode = url.searchParams.get('view') ?? '';
    if (mode === 'reporting') return { view: 'reports' };
    const selected = url.searchParams.get('selectedIssue')?.toUpperCase() ?? null;
    return mode.startsWith('planning')
      ? { view: 'backlog', key: mode === 'planning' ? selected : null }
      : { view: 'board', key: mode === 'detail' ? selected : null };
  }
  if (path === '/issues') return { view: 'navigator' };
  return path === '/secure/Dashboard.jspa' ? { view: 'dashboard' } : null;
}

/** Addresses of a project, below the context path. */
export const dcPaths = {
  issue: (key: string) => `/browse/${key}`,
  beside: (project: string, key?: string) =>
    `/projects/${project}/issues${key ? `/${key}` : ''}?filter=allopenissues`,
  board: (project: string, selected?: string | null) =>
    `/secure/RapidBoard.jspa?rapidView=1&projectKey=${project}${selected ? `&view=detail&selectedIssue=${selected}` : ''}`,
  backlog: (project: string, selected?: string | null) =>
    `/secure/RapidBoard.jspa?rapidView=1&projectKey=${project}&view=${selected ? `planning&selectedIssue=${selected}` : 'planning.nodetail'}`,
  navigator: (project: string) => `/issues/?jql=${encodeURIComponent(`project = ${project}`)}`,
  dashboard: () => '/secure/Dashboard.jspa',
};
