import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { protocolRange } from '@/lib/protocol/version';
import type { Parts } from '../parts';
import { routes } from '../routes';
import { type Gate, mount } from './mount';
import { toResponse } from './problem';

/** The whole HTTP side over its parts; `main.ts` gives it a port. */
export function createApp(parts: Parts, gate: Gate): Hono {
  const app = new Hono();
  app.use(secureHeaders({ referrerPolicy: 'no-referrer' }));
  // A Firefox extension's origin differs per install: the token says who it is, the origin never.
  app.use('/v1/*', cors({ origin: '*', allowHeaders: ['authorization', 'content-type'], maxAge: 86_400 }));
  app.onError((error, c) => {
    const answer = toResponse(error);
    if (answer.status >= 500)
      parts.log.error('request failed', { path: c.req.routePath, error: String(error) });
    const { retryAfter } = answer.problem;
    if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
    parts.metrics.answered(c.req.routePath, c.req.method.toLowerCase(), answer.status, 0);
    return c.json({ error: answer.problem }, answer.status);
  });
  app.notFound((c) => c.json({ error: { code: 'not-found', message: 'There is nothing here.' } }, 404));

  app.get('/health', (c) => c.json({ ok: true, protocol: protocolRange }));
  app.get('/ready', async (c) => {
    await parts.db.selectFrom('workspace').select('workspace_id').limit(1).execute();
    return c.json({ ok: true });
  });
  app.get('/metrics', async (c) => c.text(await parts.metrics.text()));

  mount(app, routes, parts, gate);
  return app;
}
