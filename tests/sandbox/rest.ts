/**
 * The few REST resources the extension may read, in Jira Cloud's shapes.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
import { parseJql } from './jql';
import { issueFields } from './rest-issue';
import { findTicket, type SandboxSite, type SandboxTicket } from './tickets/types';

export interface RestRequest {
  method: string;
  url: URL;
  body: unknown;
}
export interface RestAnswer {
  status: number;
  json: unknown;
}

const ISSUE = /^\/rest\/api\/3\/issue\/([^/]+)$/;
const failed = (status: number, message: string): RestAnswer => ({
  status,
  json: { errorMessages: [message], errors: {} },
});

export function answerRest(site: SandboxSite, { method, url, body }: RestRequest): RestAnswer {
  const path = url.pathname;
  const issue = ISSUE.exec(path)?.[1];
  if (issue && method === 'GET') return answerIssue(site, decodeURIComponent(issue), url);
  if (path === '/rest/api/3/search')
    return failed(410, 'The requested API has been removed. Use /rest/api/3/search/jql.');
  if (path === '/rest/api/3/search/jql')
    return answerSearch(site, method === 'POST' ? fromBody(body) : fromQuery(url), url);
  if (path === '/rest/api/3/myself' && method === 'GET') {
    const { accountId, name, locale } = site.person;
    return {
      status: 200,
      json: { accountId, displayName: name, locale, active: true, accountType: 'atlassian' },
    };
  }
  return failed(404, `null for uri: ${path}`);
}

function answerIssue(site: SandboxSite, keyOrId: string, url: URL): RestAnswer {
  const ticket = findTicket(site.tickets, keyOrId);
  if (!ticket) return failed(404, 'Issue does not exist or you do not have permission to see it.');
  const wanted = url.searchParams.get('fields')?.split(',') ?? ['*all'];
  return {
    status: 200,
    json: { expand: 'renderedFields,names,schema', ...issueJson(site, ticket, wanted, url) },
  };
}

interface Search {
  jql: string;
  fields: readonly string[];
  maxResults: number;
  from: number;
}

function fromQuery({ searchParams }: URL): Search {
  return {
    jql: searchParams.get('jql') ?? '',
    fields: searchParams.get('fields')?.split(',') ?? ['id'],
    maxResults: Number(searchParams.get('maxResults') ?? 50),
    from: tokenToOffset(searchParams.get('nextPageToken')),
  };
}

function fromBody(body: unknown): Search {
  const given: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return {
    jql: typeof given.jql === 'string' ? given.jql : '',
    fields: Array.isArray(given.fields) ? given.fields.filter((field) => typeof field === 'string') : ['id'],
    maxResults: typeof given.maxResults === 'number' ? given.maxResults : 50,
    from: tokenToOffset(typeof given.nextPageToken === 'string' ? given.nextPageToken : null),
  };
}

/** Page tokens are opaque to clients; ours are an offset in base64. */
const tokenToOffset = (token: string | null) =>
  token === null ? 0 : Number(Buffer.from(token, 'base64').toString()) || 0;
const offsetToToken = (offset: number) => Buffer.from(String(offset)).toString('base64');

function answerSearch(site: SandboxSite, { jql, fields, maxResults, from }: Search, url: URL): RestAnswer {
  const query = parseJql(jql);
  if (!query.ok) return failed(400, query.message);
  const found = site.tickets.filter(query.matches);
  const end = from + Math.min(Math.max(1, maxResults || 50), 5000);
  const issues = found.slice(from, end).map((ticket) => issueJson(site, ticket, fields, url));
  const isLast = end >= found.length;
  return { status: 200, json: { issues, isLast, ...(!isLast && { nextPageToken: offsetToToken(end) }) } };
}

/** The issue with the fields asked for; `id` alone stands for none. */
function issueJson(site: SandboxSite, ticket: SandboxTicket, wanted: readonly string[], { origin }: URL) {
  const head = { id: ticket.id, key: ticket.key, self: `${origin}/rest/api/3/issue/${ticket.id}` };
  if (wanted.length === 1 && wanted[0] === 'id') return { id: ticket.id };
  const all = Object.entries(issueFields(site, ticket, origin));
  const everything = wanted.includes('*all') || wanted.includes('*navigable');
  return { ...head, fields: Object.fromEntries(all.filter(([name]) => everything || wanted.includes(name))) };
}
