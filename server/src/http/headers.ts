import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** What a page may do that says nothing of its own: nothing. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For every answer. HSTS is said only where people come by https: elsewhere it would lock them out. */
export function securityHeaders(origin: string): MiddlewareHandler {
  const headers = secureHeaders({
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: origin.startsWith('https:') ? 'max-age=31536000' : false,
  });
  return async (c, next) => {
    await headers(c, next);
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', nothing);
  };
}
