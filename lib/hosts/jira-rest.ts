/**
 * Jira's REST, as Cloud (`/rest/api/3`) and Data Center (`/rest/api/2`) share it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 *
 * Traps: one unknown key in `key in (…)` makes the whole search a 400; a moved issue answers under its new key and
 * without a redirect; 404 says "missing or not yours to see"; the id of the story points' field varies by site. All
 * are GETs: a POST from here is refused for its foreign origin.
 */
import * as z from 'zod/mini';
import { ask } from './api-request';
import type { ApiAnswer, ApiParts, ApiSite, HostApi, TicketState } from './api-types';

interface Flavour {
  id: string;
  /** Under the site's origin and context path. */
  api: '/rest/api/3' | '/rest/api/2';
  search: '/search/jql' | '/search';
}

/** Single requests of one reading: a site of which most keys are unknown is not asked a hundred times. */
const maxSingles = 40;
const atOnce = 4;

const fieldsSchema = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    schema: z.optional(z.looseObject({ custom: z.optional(z.string()) })),
  }),
);

const issueSchema = z.looseObject({
  id: z.string().check(z.regex(/^\d{1,20}$/)),
  key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,254}-[1-9]\d{0,11}$/)),
  fields: z.looseObject({
    summary: z.optional(z.nullable(z.string())),
    status: z.optional(
      z.nullable(
        z.looseObject({
          name: z.string(),
          statusCategory: z.optional(z.looseObject({ key: z.string() })),
        }),
      ),
    ),
    issuetype: z.optional(
      z.nullable(z.looseObject({ name: z.string(), hierarchyLevel: z.optional(z.number()) })),
    ),
    assignee: z.optional(z.nullable(z.looseObject({ displayName: z.string() }))),
    updated: z.optional(z.nullable(z.string())),
  }),
});
type Issue = z.infer<typeof issueSchema>;
const searchSchema = z.looseObject({ issues: z.array(issueSchema) });

/** Live sites say these keys; the documentation's examples have other words. */
const categories: Record<string, TicketState['statusCategory']> = {
  new: 'todo',
  undefined: 'todo',
  indeterminate: 'doing',
  done: 'done',
};

export function createJiraApi({ id, api, search }: Flavour): HostApi {
  /** By site; the worker's life is short, and a field may be added. */
  const pointFields = new Map<string, string[]>();

  const base = ({ origin, path }: ApiSite) => `${origin}${path}${api}`;

  /** The fields that may hold an estimate; none where the site does not say. */
  async function pointsOf(site: ApiSite, parts: ApiParts): Promise<string[]> {
    const known = pointFields.get(base(site));
    if (known) return known;
    const answer = await ask(`${base(site)}/field`, fieldsSchema, parts);
    if (!answer.ok) return [];
    const found = answer.value
      .filter(({ name, schema }) => {
        const custom = schema?.custom ?? '';
        return (
          /:jsw-story-points$/.test(custom) ||
          (/:float$/.test(custom) && /^story points?( estimate)?$/i.test(name))
        );
      })
      .map((field) => field.id)
      .filter((field) => /^\w{1,60}$/.test(field))
      .slice(0, 5);
    pointFields.set(base(site), found);
    return found;
  }

  return {
    id,
    needsKey: false,
    async readTickets(site, keys, parts) {
      const points = await pointsOf(site, parts);
      const fields = ['summary', 'status', 'issuetype', 'assignee', 'updated', ...points].join(',');
      const tickets = new Map<string, TicketState | null>();
      const jql = `key in (${keys.map((key) => `"${key}"`).join(',')})`;
      const query = new URLSearchParams({ jql, fields, maxResults: '100' });
      if (api === '/rest/api/2') query.set('validateQuery', 'warn');
      const found = await ask(`${base(site)}${search}?${query}`, searchSchema, parts);
      // 400: one of the keys is unknown there. Anything else holds for single requests too.
      if (!found.ok && found.status !== 400) return { ok: false, error: found.error };
      for (const issue of found.ok ? found.value.issues : []) {
        if (keys.includes(issue.key)) tickets.set(issue.key, stateOf(issue, points));
      }
      const rest = keys.filter((key) => !tickets.has(key)).slice(0, maxSingles);
      return readOneByOne(rest, tickets, (key) =>
        ask(`${base(site)}/issue/${encodeURIComponent(key)}?fields=${fields}`, issueSchema, parts).then(
          (answer) => {
            if (answer.ok) return { ok: true, state: stateOf(answer.value, points) };
            return answer.status === 404 ? { ok: true, state: null } : { ok: false, error: answer.error };
          },
        ),
      );
    },
  };
}

type One = { ok: true; state: TicketState | null } | Extract<ApiAnswer, { ok: false }>;

/** Asks for each, a few at once; the first failure ends it, and what was found before is not lost. */
async function readOneByOne(
  keys: readonly string[],
  tickets: Map<string, TicketState | null>,
  read: (key: string) => Promise<One>,
): Promise<ApiAnswer> {
  const waiting = [...keys];
  let failure: Extract<ApiAnswer, { ok: false }> | null = null;
  const work = async () => {
    for (let key = waiting.shift(); key !== undefined && !failure; key = waiting.shift()) {
      const one = await read(key);
      if (one.ok) tickets.set(key, one.state);
      else failure ??= one;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failure && tickets.size === 0 ? failure : { ok: true, tickets };
}

function stateOf({ id, key, fields }: Issue, points: readonly string[]): TicketState {
  const { summary, status, issuetype, assignee, updated } = fields;
  const estimate = points.map((field) => fields[field]).find((value) => typeof value === 'number');
  const changed = Date.parse(updated ?? '');
  return {
    key,
    hostId: id,
    kind: (issuetype?.hierarchyLevel ?? 0) > 0 || issuetype?.name === 'Epic' ? 'epic' : 'issue',
    title: (summary ?? '').slice(0, 1000),
    statusName: (status?.name ?? '').slice(0, 200),
    statusCategory: categories[status?.statusCategory?.key ?? ''] ?? null,
    type: issuetype?.name.slice(0, 200) ?? null,
    estimate: Number.isFinite(estimate) ? (estimate as number) : null,
    assignee: assignee?.displayName.slice(0, 200) ?? null,
    updatedAt: Number.isFinite(changed) && changed > 0 ? changed : null,
  };
}
