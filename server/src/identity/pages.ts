import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Gate } from '../http/mount';
import { ProblemError, toResponse } from '../http/problem';
import type { Parts } from '../parts';
import { providerId } from './auth';
import { html, type PageParts, StaleForm, sayFor, show } from './page';
import { devicePages } from './page-device';
import { invitePages } from './page-invite';
import { signInPages } from './page-sign-in';
import { sessionToken } from './session-token';
import { style } from './style';

/** Sign-in, the approval of devices, invites. Plain forms, since they hold passwords and run no script. */
export function identityPages(parts: Parts, gate: Gate): Hono {
  const on: PageParts = { parts, gate };
  const app = new Hono();
  const tooLarge = () => {
    throw new ProblemError('too-large', 'A request has at most 16384 bytes here.');
  };
  for (const path of ['/sign-in/*', '/sign-out', '/device', '/invite/*', '/v1/session-token'])
    app.use(path, bodyLimit({ maxSize: 16 * 1024, onError: tooLarge }));

  app.onError((error, c) => {
    const { status, problem } = toResponse(error);
    if (status >= 500 && !(error instanceof StaleForm))
      parts.log.error('request failed', { path: c.req.routePath, error: String(error) });
    const { retryAfter } = problem;
    if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
    if (c.req.path.startsWith('/v1/')) return c.json({ error: problem }, status);
    const say = sayFor(c);
    if (error instanceof StaleForm)
      return show(c, { title: 'Keyline', alert: say('stale'), body: html`` }, 403);
    if (problem.code === 'too-many-requests')
      return show(c, { title: 'Keyline', alert: say('tooOften'), body: html`` }, 429);
    return show(c, { title: 'Keyline', alert: say('broken'), body: html`` }, status === 413 ? 413 : 503);
  });

  app.get('/sign-in/style.css', (c) =>
    c.body(style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  signInPages(app, on);
  devicePages(app, on);
  invitePages(app, on);
  // better-auth's only door to the outside: the way back from the company's provider. All else of it is called by us.
  app.get(`/api/auth/callback/${providerId}`, async (c) => {
    await gate.limit('sign-in', gate.from(c.req.raw, c.env));
    return parts.identity.auth.handler(c.req.raw);
  });
  app.post('/v1/session-token', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await sessionToken(c, on));
  });
  return app;
}
