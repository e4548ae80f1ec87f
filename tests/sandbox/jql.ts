import type { SandboxTicket } from './tickets/types';

export type Query =
  | { ok: true; matches: (ticket: SandboxTicket) => boolean }
  | { ok: false; message: string };

const CLAUSE =
  /^(key|issuekey|id|project|parent|statusCategory)\s*(?:=\s*("[^"]*"|[^\s()]+)|in\s*\(([^)]*)\))$/i;

/** The little of JQL a ticket reader needs: `key in (…)`, `project =`, `parent =`, `statusCategory =`, joined by AND. */
export function parseJql(jql: string): Query {
  const text = jql.replace(/\s+order\s+by\s.*$/i, '').trim();
  if (text === '') {
    return {
      ok: false,
      message: 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    };
  }
  const tests: ((ticket: SandboxTicket) => boolean)[] = [];
  for (const part of text.split(/\s+and\s+/i)) {
    const clause = CLAUSE.exec(part.trim());
    if (!clause?.[1])
      return { ok: false, message: `Error in the JQL Query: '${part.slice(0, 80)}' is not understood.` };
    const values = (clause[3]?.split(',') ?? [clause[2] ?? '']).map((value) =>
      value.trim().replaceAll('"', '').toLowerCase(),
    );
    const read = fields[clause[1].toLowerCase()];
    if (read) tests.push((ticket) => values.some((value) => read(ticket).includes(value)));
  }
  return { ok: true, matches: (ticket) => tests.every((test) => test(ticket)) };
}

const keyOrId = ({ key, id, formerKeys = [] }: SandboxTicket) => [
  id,
  ...[key, ...formerKeys].map((each) => each.toLowerCase()),
];
const categoryNames = { new: 'to do', indeterminate: 'in progress', done: 'done' };
const fields: Record<string, (ticket: SandboxTicket) => string[]> = {
  key: keyOrId,
  issuekey: keyOrId,
  id: keyOrId,
  project: (ticket) => [ticket.key.slice(0, ticket.key.lastIndexOf('-')).toLowerCase()],
  parent: (ticket) => [ticket.parent?.toLowerCase() ?? ''],
  statuscategory: (ticket) => [ticket.status.category, categoryNames[ticket.status.category]],
};
