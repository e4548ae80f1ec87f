import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Parts } from '../parts';

/** Asked every few seconds by machines: nobody wants to read of those. */
const unsaid = new Set(['/health', '/ready', '/metrics']);

/** Counts and logs every answer by its route's pattern: paths hold invite codes, queries and bodies more than that. */
export function observe({ metrics, log }: Parts): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1000;
    const route = patternOf(c);
    const method = c.req.method.toLowerCase();
    metrics.answered(route, method, c.res.status, seconds);
    if (!unsaid.has(route))
      log.info('answered', { route, method, status: c.res.status, ms: Math.round(seconds * 1000) });
  };
}

/** The handler's pattern: the last that matched and is no middleware; a path that nobody serves is "none". */
function patternOf(c: Context): string {
  const handlers = matchedRoutes(c).filter(({ path }) => path !== '*' && path !== '/*');
  return c.res.status === 404 && handlers.length < 2 ? 'none' : (handlers.at(-1)?.path ?? 'none');
}
