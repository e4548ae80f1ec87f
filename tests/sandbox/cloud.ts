/** Jira Cloud: `*.atlassian.net`, and a custom domain. */
import { type Call, isForgedPost, readJson, redirect, send, sendJson, sendPage } from './answer';
import { viewOf } from './client/routes';
import type { Assets } from './client-bundle';
import { hasSession, parseCookies, sessionCookies } from './cookies';
import { contentSecurityPolicy, renderDocument } from './document';
import { answerRest } from './rest';
import { serverInfo } from './server-info';
import { findTicket, type SandboxSite } from './tickets/types';

export interface CloudContent {
  assets: Assets;
  site: SandboxSite;
  pages: ReadonlyMap<string, string>;
}

export async function answerCloud(call: Call, content: CloudContent): Promise<void> {
  const { response, url } = call;
  if (url.pathname === '/s/app.js') return send(response, 200, 'text/javascript', content.assets.js);
  if (url.pathname === '/s/app.css') return send(response, 200, 'text/css', content.assets.css);
  if (url.pathname === '/s/saved.css') return send(response, 200, 'text/css', content.assets.savedCss);
  if (url.pathname.startsWith('/rest/')) return answerApi(call, content.site);
  if (url.pathname === '/') return redirect(response, '/jira/for-you');
  if (url.pathname === '/logout') {
    response.setHeader('set-cookie', sessionCookies({ expired: true }));
    return send(
      response,
      200,
      'text/html',
      '<!doctype html><title>Logged out - Jira</title><h1>Logged out</h1>',
    );
  }
  return answerPage(call, content);
}

async function answerPage({ request, response, url }: Call, { site, pages }: CloudContent): Promise<void> {
  response.setHeader('set-cookie', sessionCookies());
  const saved = pages.get(url.pathname);
  if (saved !== undefined) return sendPage(response, 200, saved, contentSecurityPolicy('saved'));
  const view = viewOf(url.pathname);
  if (!view)
    return sendPage(response, 404, '<!doctype html><title>Not found - Jira</title><h1>Not found</h1>');
  const moved = view.view === 'issue' ? findTicket(site.tickets, view.key) : undefined;
  if (view.view === 'issue' && moved && moved.key !== view.key)
    return redirect(response, `/browse/${moved.key}${url.search}`);
  const cookies = parseCookies(request.headers.cookie);
  const issueView = cookies.get('sandbox.issueView');
  const { html, csp } = renderDocument({
    ...site,
    href: url.href,
    theme: cookies.get('sandbox.theme') === 'dark' ? 'dark' : 'light',
    issueView: issueView === 'modal' || issueView === 'panel' ? issueView : null,
  });
  sendPage(response, 200, html, csp);
}

/** Without the session cookie Jira answers with its login page and status 200; a foreign Origin may not post. */
async function answerApi(call: Call, site: SandboxSite): Promise<void> {
  const { request, response, url } = call;
  if (isForgedPost(call)) return send(response, 403, 'text/plain', 'XSRF check failed');
  if (/^\/rest\/api\/[23]\/serverInfo$/.test(url.pathname))
    return sendJson(response, 200, serverInfo('Cloud', url.origin));
  if (!hasSession(request.headers.cookie))
    return send(response, 200, 'text/html', '<!doctype html><title>Log in with Atlassian account</title>');
  const body = request.method === 'POST' ? await readJson(request) : null;
  if (body === undefined)
    return sendJson(response, 400, { errorMessages: ['Invalid request payload.'], errors: {} });
  const { status, json } = answerRest(site, { method: request.method ?? 'GET', url, body });
  sendJson(response, status, json);
}
