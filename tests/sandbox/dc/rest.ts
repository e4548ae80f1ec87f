/**
 * The few REST resources the extension may read, in the shapes of Jira Data Center's `/rest/api/2`.
 * https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/
 */
import { parseJql } from '../jql';
import type { RestAnswer } from '../rest';
import { issueFields } from '../rest-issue';
import { findTicket, type SandboxSite, type SandboxTicket } from '../tickets/types';

export interface DcRequest {
  site: SandboxSite;
  url: URL;
  contextPath: string;
  method: string;
  /** Signed in, or with a token. */
  isKnown: boolean;
}

const failed = (status: number, ...errorMessages: string[]): RestAnswer => ({
  status,
  json: { errorMessages, errors: {} },
});

export function answerDcRest(request: DcRequest): RestAnswer {
  const { site, url, contextPath, isKnown, method } = request;
  const path = url.pathname.slice(contextPath.length).replace('/rest/api/latest/', '/rest/api/2/');
  const base = url.origin + contextPath;
  if (method !== 'GET') return failed(405, 'Method Not Allowed');
  if (path === '/rest/api/2/myself')
    return isKnown ? { status: 200, json: myself(site, base) } : failed(401, 'You are not authenticated.');
  const key = /^\/rest\/api\/2\/issue\/([^/]+)$/.exec(path)?.[1];
  if (key) {
    if (!isKnown)
      return failed(401, 'You do not have the permission to see the specified issue.', 'Login Required');
    const ticket = findTicket(site.tickets, decodeURIComponent(key));
    if (!ticket) return failed(404, 'Issue Does Not Exist');
    return { status: 200, json: issueJson(site, ticket, base, url.searchParams.get('fields')) };
  }
  if (path === '/rest/api/2/search') return isKnown ? search(request, base) : failed(401, 'Login Required');
  return failed(404, `null for uri: ${base}${path}`);
}

const myself = (site: SandboxSite, base: string) => ({
  self: `${base}/rest/api/2/user?username=maya`,
  key: 'JIRAUSER10100',
  name: 'maya',
  displayName: site.person.name,
  emailAddress: 'maya@example.test',
  active: true,
  timeZone: 'Europe/Berlin',
  locale: site.person.locale.replace('-', '_'),
});

function issueJson(site: SandboxSite, ticket: SandboxTicket, base: string, fields: string | null) {
  const wanted = fields?.split(',') ?? ['*all'];
  const everything = wanted.some((name) => name === '*all' || name === '*navigable');
  const all = Object.entries(issueFields(site, ticket, base)).map(([name, value]) => [
    name,
    name === 'assignee' && ticket.assignee ? dcUser(ticket.assignee, base) : value,
  ]);
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: ticket.id,
    self: `${base}/rest/api/2/issue/${ticket.id}`,
    key: ticket.key,
    fields: Object.fromEntries(all.filter(([name]) => everything || wanted.includes(String(name)))),
  };
}

/** People have a name and a key here, no account id. */
function dcUser(displayName: string, base: string) {
  const name = displayName.split(' ')[0]?.toLowerCase();
  return { self: `${base}/rest/api/2/user?username=${name}`, name, key: name, displayName, active: true };
}

/** Pages by `startAt`, with a `total`, unlike Cloud. */
function search({ site, url }: DcRequest, base: string): RestAnswer {
  const jql = url.searchParams.get('jql') ?? '';
  // No restriction is needed here: everything, then.
  const query = jql.trim() === '' ? { ok: true as const, matches: () => true } : parseJql(jql);
  if (!query.ok) return failed(400, query.message);
  const startAt = Math.max(0, Number(url.searchParams.get('startAt')) || 0);
  const maxResults = Math.min(1000, Math.max(0, Number(url.searchParams.get('maxResults') ?? 50) || 0));
  const found = site.tickets.filter(query.matches);
  const issues = found
    .slice(startAt, startAt + maxResults)
    .map((ticket) => issueJson(site, ticket, base, url.searchParams.get('fields')));
  return { status: 200, json: { expand: 'schema,names', startAt, maxResults, total: found.length, issues } };
}
