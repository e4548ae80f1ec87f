import * as z from 'zod/mini';
import { limits } from '@/lib/protocol/mutation';
import { pullAnswerSchema } from '@/lib/protocol/pull';
import { pushAnswerSchema, pushRequestSchema } from '@/lib/protocol/push';
import { defineRoute, type Route } from '../http/route';
import { pull } from '../sync/pull';
import { pushInLine } from '../sync/push-line';

const pullQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(60_000))),
  limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))),
});

export const syncRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/w/:ws/push',
    summary: 'Takes mutations in, each once and in their order.',
    who: 'viewer',
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
    query: pullQuery,
    answer: pullAnswerSchema,
    async run({ parts, workspaceId, userId, query }) {
      const limit = Math.min(Number(query.limit ?? limits.page), limits.page);
      const answer = await pull(parts.db, { workspaceId, userId }, { cursor: query.cursor ?? null, limit });
      parts.metrics.pulled(answer.changes.length);
      return answer;
    },
  }),
];
