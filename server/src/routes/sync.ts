import * as z from 'zod/mini';
import { limits } from '@/lib/protocol/mutation';
import { pullAnswerSchema } from '@/lib/protocol/pull';
import { pushAnswerSchema, pushRequestSchema } from '@/lib/protocol/push';
import { ndjson } from '../http/ndjson';
import { defineRoute, type Route } from '../http/route';
import type { Parts } from '../parts';
import { bootstrap } from '../sync/bootstrap';
import { pull } from '../sync/pull';
import { pushInLine } from '../sync/push-line';

const cursor = z.optional(z.string().check(z.maxLength(60_000)));
const bootstrapQuery = z.object({ cursor });
const pullQuery = z.object({
  cursor,
  limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))),
});

export const syncRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/w/:ws/push',
    summary: 'Takes mutations in, each once and in their order.',
    who: 'viewer',
    findsMember: true,
    body: pushRequestSchema,
    answer: pushAnswerSchema,
    maxBytes: limits.bytes,
    async run({ parts, workspaceId, userId, body }) {
      const answer = await pushInLine(parts.db, { workspaceId, userId }, body, {
        now: parts.now,
        isolation: parts.config.isolation,
      });
      parts.metrics.pushed(body.mutations.length - answer.rejected.length, answer.rejected.length);
      if (body.mutations.length > answer.rejected.length)
        parts.fanOut.publish({ ws: workspaceId, seq: answer.seq });
      return answer;
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/pull',
    summary: 'Changes after a cursor, in the order of commits.',
    who: 'viewer',
    findsMember: true,
    query: pullQuery,
    answer: pullAnswerSchema,
    async run({ parts, workspaceId, userId, query }) {
      const limit = Math.min(Number(query.limit ?? limits.page), limits.page);
      const answer = await pull(parts.db, { workspaceId, userId }, { cursor: query.cursor ?? null, limit });
      parts.metrics.pulled(answer.changes.length);
      return answer;
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/bootstrap',
    summary: 'All that stands, as lines of JSON; with a cursor of it, the rest.',
    who: 'viewer',
    findsMember: true,
    query: bootstrapQuery,
    answer: 'ndjson',
    run: ({ parts, workspaceId, userId, query }) =>
      ndjson(counted(parts, bootstrap(parts.db, { workspaceId, userId }, { cursor: query.cursor ?? null })), {
        text: (line) => line.text,
        failed: (error) => parts.log.warn('bootstrap broke off', { error: String(error) }),
      }),
  }),
];

async function* counted(parts: Parts, lines: ReturnType<typeof bootstrap>) {
  for await (const line of lines) {
    if (line.records > 0) parts.metrics.pulled(line.records);
    yield line;
  }
}
