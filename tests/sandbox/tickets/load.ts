/**
 * Tickets from a saved answer of `GET /rest/api/3/search/jql`, instead of the generated ones.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 */
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { SandboxSite, SandboxTicket } from './types';
import { person, project, webshopTickets } from './webshop';

const issueSchema = z.looseObject({
  id: z.string().check(z.regex(/^\d+$/)),
  key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*-[1-9]\d*$/)),
  fields: z.looseObject({
    summary: z.string(),
    status: z.looseObject({
      name: z.string(),
      statusCategory: z.looseObject({ key: z.enum(['new', 'indeterminate', 'done']) }),
    }),
    issuetype: z.looseObject({ name: z.string() }),
    project: z.looseObject({ id: z.string(), key: z.string(), name: z.string() }),
    parent: z.nullish(z.looseObject({ key: z.string() })),
    assignee: z.nullish(z.looseObject({ displayName: z.string() })),
    customfield_10016: z.nullish(z.number()),
  }),
});
export const searchAnswerSchema = z.looseObject({ issues: z.array(issueSchema).check(z.minLength(1)) });

const types: Record<string, SandboxTicket['type']> = {
  Story: 'Story',
  Task: 'Task',
  Bug: 'Bug',
  Epic: 'Epic',
};

/** The generated Webshop site, or the one of a saved search answer. Throws where the file is none. */
export async function loadSite(
  dataFile?: string,
  cloudId = 'c0ffee00-1dea-4b1d-9a5e-acme00000001',
): Promise<SandboxSite> {
  if (dataFile === undefined) return { cloudId, person, project, tickets: webshopTickets() };
  return siteFromAnswer(JSON.parse(await readFile(dataFile, 'utf8')), cloudId, dataFile);
}

/** Throws an Error that says where the answer departs from Jira's shape. */
export function siteFromAnswer(json: unknown, cloudId: string, name = 'The answer'): SandboxSite {
  const parsed = z.safeParse(searchAnswerSchema, json);
  if (!parsed.success) {
    const where = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${name} is no Jira search answer. ${where.join('; ')}`);
  }
  const tickets = parsed.data.issues.map(
    ({ id, key, fields }, i): SandboxTicket => ({
      id,
      key,
      summary: fields.summary,
      type: types[fields.issuetype.name] ?? 'Task',
      status: { name: fields.status.name, category: fields.status.statusCategory.key },
      points: fields.customfield_10016 ?? null,
      parent: fields.parent?.key ?? null,
      assignee: fields.assignee?.displayName ?? null,
      inSprint: i < 20,
      description: '',
    }),
  );
  const first = parsed.data.issues[0];
  if (!first) throw new Error(`${name} holds no tickets.`);
  const { id, key, name: projectName } = first.fields.project;
  return {
    cloudId,
    person,
    project: { id, key, name: projectName === key ? `Project ${key}` : projectName },
    tickets,
  };
}
