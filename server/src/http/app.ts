import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { limits, uuidSchema } from '@/lib/protocol/mutation';
import { pushRequestSchema } from '@/lib/protocol/push';
import { protocolRange } from '@/lib/protocol/version';
import type { Db } from '../db/open';
import { pull } from '../sync/pull';
import { push } from '../sync/push';
import { ProblemError, toResponse } from './problem';

export interface AppParts {
  db: Db;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Whose token it is; null = nobody's. */
  userOf: (token: string) => Promise<string | null>;
  /** Told after a push was taken in. */
  poke: (workspaceId: string, seq: number) => void;
  log: (line: Record<string, unknown>) => void;
}

type Env = { Variables: { userId: string } };

export function createApp(parts: AppParts) {
  const { db, now } = parts;
  const app = new Hono<Env>();
  app.use(secureHeaders({ referrerPolicy: 'no-referrer' }));
  app.onError((error, c) => {
    const answer = toResponse(error);
    if (answer.status >= 500)
      parts.log({ level: 'error', at: now(), path: c.req.routePath, error: String(error) });
    return c.json({ error: answer.problem }, answer.status);
  });
  app.notFound((c) => c.json({ error: { code: 'not-found', message: 'There is nothing here.' } }, 404));

  app.get('/health', (c) => c.json({ ok: true, protocol: protocolRange }));
  app.get('/ready', async (c) => {
    await db.selectFrom('workspace').select('workspace_id').limit(1).execute();
    return c.json({ ok: true });
  });

  const signedIn = app.basePath('/v1');
  signedIn.use(async (c, next) => {
    const token = /^Bearer ([\w.~+/=-]{16,512})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const userId = token ? await parts.userOf(token) : null;
    if (!userId) throw new ProblemError('unauthorized', 'Sign in first.');
    c.set('userId', userId);
    await next();
  });

  signedIn.post(
    '/w/:ws/push',
    bodyLimit({
      maxSize: limits.bytes,
      onError: () => {
        throw new ProblemError('too-large', `A push has at most ${limits.bytes} bytes.`);
      },
    }),
    async (c) => {
      const workspaceId = workspaceOf(c.req.param('ws'));
      const parsed = pushRequestSchema.safeParse(await readJson(c.req.raw));
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new ProblemError(
          'bad-request',
          issue ? `${issue.path.join('.')}: ${issue.message}` : 'malformed',
        );
      }
      const answer = await push(db, { workspaceId, userId: c.get('userId') }, parsed.data, { now });
      parts.poke(workspaceId, answer.seq);
      return c.json(answer);
    },
  );

  signedIn.get('/w/:ws/pull', async (c) => {
    const workspaceId = workspaceOf(c.req.param('ws'));
    const asked = Number(c.req.query('limit') ?? limits.page);
    const limit = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), limits.page) : limits.page;
    const cursor = c.req.query('cursor') ?? null;
    return c.json(await pull(db, { workspaceId, userId: c.get('userId') }, { cursor, limit }));
  });

  return app;
}

function workspaceOf(text: string): string {
  if (!uuidSchema.safeParse(text).success) throw new ProblemError('not-found', 'There is no such workspace.');
  return text;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('bad-request', 'The body is not JSON.');
  }
}
