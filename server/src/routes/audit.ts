import * as z from 'zod/mini';
import { auditSchema } from '@/lib/protocol/audit';
import { uuidSchema } from '@/lib/protocol/mutation';
import { ndjson } from '../http/ndjson';
import { ProblemError } from '../http/problem';
import { defineRoute, type Route, roles } from '../http/route';
import { auditExport, auditPage } from '../sync/audit';
import { namesOf } from '../sync/names';

const number = (digits: number) => z.string().check(z.regex(new RegExp(`^[1-9]\\d{0,${digits - 1}}$`)));
const query = z.object({
  record: z.optional(uuidSchema),
  before: z.optional(number(15)),
  limit: z.optional(number(3)),
});
const page = { usual: 100, most: 500 } as const;

export const auditRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/audit',
    summary: 'Who changed what and when, the newest first: of one record, or for owners and admins of all.',
    who: 'viewer',
    query,
    answer: auditSchema,
    async run({ parts, workspaceId, userId, role, query: { record = null, before, limit } }) {
      if (record === null && roles.indexOf(role ?? 'viewer') < roles.indexOf('admin'))
        throw new ProblemError('forbidden', 'Owners and admins see the whole audit.');
      const asked = {
        record,
        before: before === undefined ? null : Number(before),
        limit: Math.min(Number(limit ?? page.usual), page.most),
      };
      return auditPage(parts.db, { workspaceId, userId }, asked, namesOf(parts.db));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/audit/export',
    summary: 'The whole audit as lines of JSON, what was refused at its end.',
    who: 'admin',
    answer: 'ndjson',
    run: ({ parts, workspaceId, userId }) =>
      ndjson(auditExport(parts.db, { workspaceId, userId }, namesOf(parts.db)), {
        failed: (error) => parts.log.warn('audit export broke off', { error: String(error) }),
        headers: { 'content-disposition': `attachment; filename="keyline-audit-${workspaceId}.ndjson"` },
      }),
  }),
];
