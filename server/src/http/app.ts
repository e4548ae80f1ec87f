import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { sql } from 'kysely';
import { protocolRange } from '@/lib/protocol/version';
import type { Parts } from '../parts';
import { routes } from '../routes';
import { docsPage } from './docs-page';
import { securityHeaders } from './headers';
import { mayReadMetrics } from './metrics-access';
import { type Gate, mount } from './mount';
import { observe } from './observe';
import { openApi } from './openapi';
import { toResponse } from './problem';
import { webApp } from './web';

/** What only a server that is run has, and no test needs. */
export interface Running {
  /** Pages of sign-in, device and invite, and `/api/auth`. */
  pages?: Hono;
  metricsToken?: string;
  /** Asked with each error; true = the database was away, and that was said already. */
  saw?: (error: unknown) => boolean;
}

/** The whole HTTP side over its parts; `main.ts` gives it a port. */
export function createApp(parts: Parts, gate: Gate, { pages, metricsToken, saw }: Running = {}): Hono {
  const { config } = parts;
  const app = new Hono();
  app.use(observe(parts));
  app.use(securityHeaders(config.origin));
  // A Firefox extension's origin differs per install: the token says who it is, the origin never.
  app.use('/v1/*', cors({ origin: '*', allowHeaders: ['authorization', 'content-type'], maxAge: 86_400 }));
  app.onError((error, c) => {
    const answer = toResponse(error);
    if (answer.status >= 500 && !saw?.(error))
      parts.log.error('request failed', { route: c.req.routePath, error: String(error) });
    const { retryAfter } = answer.problem;
    if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
    // What is left of the body is not read: nothing can come after it on this connection.
    if (answer.status === 413) c.header('Connection', 'close');
    return c.json({ error: answer.problem }, answer.status);
  });
  app.notFound((c) => c.json({ error: { code: 'not-found', message: 'There is nothing here.' } }, 404));

  app.get('/health', (c) => c.json({ ok: true, protocol: protocolRange }));
  app.get('/ready', async (c) => {
    await sql`select 1`.execute(parts.db);
    return c.json({ ok: true });
  });
  app.get('/metrics', async (c) => {
    if (!mayReadMetrics(c.req.raw, c.env, metricsToken)) return c.notFound();
    return c.text(await parts.metrics.text());
  });
  const document = openApi(routes, config);
  app.get('/v1/openapi.json', (c) => c.json(document));
  app.get('/docs', (c) => docsPage(c, document));

  mount(app, routes, parts, gate);
  if (pages) app.route('/', pages);
  if (config.web) app.route('/', webApp(config.web));
  return app;
}
