import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * The dashboard for people without the extension, at `/app/`: files of one folder. Styles are set by script
 * (Atlaskit's), nothing else is let in.
 */
export function webApp(folder: string): Hono {
  const app = new Hono();
  app.use(
    '/app/*',
    secureHeaders({
      referrerPolicy: 'no-referrer',
      // Said for the whole server, or not: see `headers.ts`.
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    }),
  );
  app.use('/app/*', async (c, next) => {
    await next();
    const isNamedByContent = c.req.path.startsWith('/app/assets/');
    c.header('Cache-Control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  app.get('/', (c) => c.redirect('/app/'));
  app.get('/app', (c) => c.redirect('/app/'));
  app.use('/app/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace(/^\/app/, '') }));
  return app;
}
