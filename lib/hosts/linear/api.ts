/**
 * Linear's GraphQL, with a personal key the person has given: the web session is not accepted there.
 * https://linear.app/developers/graphql
 *
 * Traps: rate limited is HTTP 400 with `extensions.code: RATELIMITED`; 200 may carry `errors` beside data; `IssueFilter`
 * has no identifier, so a batch asks by team and number, and what is missing (moved) is asked for one by one.
 */
import * as z from 'zod/mini';
import type { ApiAnswer, ApiFailure, ApiParts, HostApi, TicketState } from '../api-types';

const address = 'https://api.linear.app/graphql';
const maxSingles = 20;

const fields =
  'id identifier title estimate updatedAt state { name type } assignee { displayName } previousIdentifiers';

const issueSchema = z.looseObject({
  id: z.string().check(z.maxLength(64)),
  identifier: z.string().check(z.regex(/^[A-Za-z0-9_]{1,10}-[1-9]\d{0,8}$/)),
  title: z.string(),
  estimate: z.optional(z.nullable(z.number())),
  updatedAt: z.optional(z.nullable(z.string())),
  state: z.looseObject({ name: z.string(), type: z.string() }),
  assignee: z.optional(z.nullable(z.looseObject({ displayName: z.string() }))),
  previousIdentifiers: z.optional(z.array(z.string())),
});
type Issue = z.infer<typeof issueSchema>;
const answerSchema = z.looseObject({
  data: z.optional(
    z.nullable(
      z.looseObject({
        issues: z.optional(z.looseObject({ nodes: z.array(issueSchema) })),
        issue: z.optional(z.nullable(issueSchema)),
      }),
    ),
  ),
  errors: z.optional(
    z.array(
      z.looseObject({
        message: z.optional(z.string()),
        extensions: z.optional(z.looseObject({ code: z.optional(z.string()), type: z.optional(z.string()) })),
      }),
    ),
  ),
});
type Answer = z.infer<typeof answerSchema>;

const categories: Record<string, TicketState['statusCategory']> = {
  triage: 'todo',
  backlog: 'todo',
  unstarted: 'todo',
  started: 'doing',
  completed: 'done',
  canceled: 'canceled',
  duplicate: 'canceled',
};

export const linearApi: HostApi = {
  id: 'linear',
  needsKey: true,
  async checkKey(parts) {
    const answer = await send('query { viewer { id } }', {}, parts);
    return answer.ok ? null : answer.error;
  },
  async readTickets(_site, keys, parts) {
    const tickets = new Map<string, TicketState | null>();
    const byTeam = new Map<string, number[]>();
    for (const key of keys) {
      const [team = '', number = ''] = key.split('-');
      byTeam.set(team, [...(byTeam.get(team) ?? []), Number(number)]);
    }
    const or = [...byTeam].map(([team, numbers]) => ({
      team: { key: { eq: team } },
      number: { in: numbers },
    }));
    const batch = await send(
      `query($filter: IssueFilter, $first: Int) { issues(filter: $filter, first: $first) { nodes { ${fields} } } }`,
      { filter: { or }, first: 100 },
      parts,
    );
    if (!batch.ok) return batch;
    for (const issue of batch.answer.data?.issues?.nodes ?? []) put(tickets, keys, issue);
    for (const key of keys.filter((each) => !tickets.has(each)).slice(0, maxSingles)) {
      const one = await send(`query($id: String!) { issue(id: $id) { ${fields} } }`, { id: key }, parts);
      if (!one.ok) return tickets.size > 0 ? { ok: true, tickets } : one;
      const issue = one.answer.data?.issue;
      const isGone = (one.answer.errors ?? []).some(({ message }) => /^Entity not found/.test(message ?? ''));
      if (issue) tickets.set(key, stateOf(issue));
      else if (isGone) tickets.set(key, null);
    }
    return { ok: true, tickets };
  },
};

/** Under the key it was asked for by: its own, or one it had before. */
function put(tickets: Map<string, TicketState | null>, keys: readonly string[], issue: Issue): void {
  for (const key of [issue.identifier, ...(issue.previousIdentifiers ?? [])]) {
    const asked = key.toUpperCase();
    if (keys.includes(asked)) tickets.set(asked, stateOf(issue));
  }
}

function stateOf(issue: Issue): TicketState {
  const changed = Date.parse(issue.updatedAt ?? '');
  return {
    key: issue.identifier.toUpperCase(),
    hostId: issue.id,
    kind: 'issue',
    title: issue.title.slice(0, 1000),
    statusName: issue.state.name.slice(0, 200),
    statusCategory: categories[issue.state.type] ?? null,
    type: null,
    estimate: issue.estimate ?? null,
    assignee: issue.assignee?.displayName.slice(0, 200) ?? null,
    updatedAt: Number.isFinite(changed) && changed > 0 ? changed : null,
  };
}

type Sent = { ok: true; answer: Answer } | Extract<ApiAnswer, { ok: false }>;

async function send(query: string, variables: object, { fetch, now, signal, key }: ApiParts): Promise<Sent> {
  const fail = (code: ApiFailure['code'], waitMs?: number): Sent => ({
    ok: false,
    error: { code, ...(waitMs !== undefined && { waitMs }) },
  });
  if (!key) return fail('signed-out');
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      // A personal key stands alone, without "Bearer".
      headers: { 'content-type': 'application/json', authorization: key },
      credentials: 'omit',
      body: JSON.stringify({ query, variables }),
      ...(signal && { signal }),
    });
  } catch {
    return fail('offline');
  }
  if (response.status === 401) return fail('signed-out');
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = z.safeParse(answerSchema, body);
  if (!parsed.success) return fail('unexpected');
  const [error] = parsed.data.errors ?? [];
  const { code, type } = error?.extensions ?? {};
  if (code === 'RATELIMITED' || type === 'ratelimited') return fail('rate-limited', waitOf(response, now()));
  if (type === 'authentication error') return fail('signed-out');
  if (type === 'forbidden') return fail('refused');
  const isGone = /^Entity not found/.test(error?.message ?? '');
  if (!parsed.data.data && !isGone) return fail('unexpected');
  return { ok: true, answer: parsed.data };
}

/** The host's reset is an instant in milliseconds; a minute where it does not say, an hour at most. */
function waitOf({ headers }: Response, now: number): number {
  const reset = Number(headers.get('x-ratelimit-requests-reset') ?? Number.NaN);
  const wait = reset - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 1000), 3_600_000) : 60_000;
}
