/** Jira Data Center: pages under a context path, its REST resources, its session. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, isForgedPost, redirect, send, sendJson, sendPage } from '../answer';
import { bundleOf, type ClientBundle, stylesOf } from '../client-bundle';
import { parseCookies } from '../cookies';
import { serverInfo } from '../server-info';
import { findTicket, type SandboxSite } from '../tickets/types';
import { dcViewOf } from './client/routes';
import { renderDcDocument } from './document';
import { answerDcRest } from './rest';

const clientDir = fileURLToPath(new URL('./client', import.meta.url));

export async function dcAssets(): Promise<ClientBundle> {
  const [{ js, css }, own] = await Promise.all([
    bundleOf(clientDir),
    stylesOf(path.join(clientDir, 'styles')),
  ]);
  return { js, css: css + own };
}

export interface DcContent {
  assets: ClientBundle;
  site: SandboxSite;
  /** `/jira`, or nothing. */
  contextPath: string;
}

/** The token a script may use instead of a session. */
export const dcToken = 'stand-in-pat';

export async function answerDc(call: Call, content: DcContent): Promise<void> {
  const { response, url } = call;
  const { assets, site, contextPath } = content;
  if (url.pathname === contextPath || url.pathname === `${contextPath}/`)
    return redirect(response, `${contextPath}/secure/Dashboard.jspa`);
  if (!url.pathname.startsWith(`${contextPath}/`))
    return sendPage(response, 404, '<!doctype html><title>Acme</title><h1>HTTP Status 404 – Not Found</h1>');
  const below = url.pathname.slice(contextPath.length);
  if (below === '/s/dc.js') return send(response, 200, 'text/javascript', assets.js);
  if (below === '/s/dc.css') return send(response, 200, 'text/css', assets.css);
  if (below.startsWith('/rest/')) return answerApi(call, site, contextPath);
  const isSecure = url.protocol === 'https:';
  if (below === '/logout') {
    response.setHeader('set-cookie', cookies(contextPath, isSecure, '; Max-Age=0'));
    return sendPage(response, 200, '<!doctype html><title>Logout - Acme Jira</title><h1>Logged out</h1>');
  }
  const view = dcViewOf(url, contextPath);
  if (!view) return sendPage(response, 404, '<!doctype html><title>Oops, not found - Acme Jira</title>');
  if (view.view === 'issue') {
    const ticket = findTicket(site.tickets, view.key);
    if (ticket && ticket.key !== view.key)
      return redirect(response, `${contextPath}/browse/${ticket.key}${url.search}`);
  }
  response.setHeader('set-cookie', cookies(contextPath, isSecure));
  sendPage(response, 200, renderDcDocument({ ...site, href: url.href, contextPath }));
}

/** As Tomcat and Jira set them: no SameSite, the path the context's. */
function cookies(contextPath: string, isSecure: boolean, end = ''): string[] {
  const rest = `; Path=${contextPath || '/'}${isSecure ? '; Secure' : ''}`;
  return [
    `JSESSIONID=5T4ND1N0000000000000000000000000${rest}; HttpOnly${end}`,
    `atlassian.xsrf.token=BSTA-NDIN-0000-0000|0000000000000000000000000000000000000000|lin${rest}${end}`,
  ];
}

async function answerApi(call: Call, site: SandboxSite, contextPath: string): Promise<void> {
  const { request, response, url } = call;
  if (isForgedPost(call)) return send(response, 403, 'text/plain', 'XSRF check failed');
  const base = url.origin + contextPath;
  if (/^\/rest\/api\/(?:2|latest)\/serverInfo$/.test(url.pathname.slice(contextPath.length)))
    return sendJson(response, 200, serverInfo('Server', base));
  const { authorization, cookie } = request.headers;
  const isKnown = authorization
    ? authorization === `Bearer ${dcToken}`
    : parseCookies(cookie).has('JSESSIONID');
  response.setHeader('x-ausername', isKnown ? 'maya' : 'anonymous');
  const { status, json } = answerDcRest({ site, url, contextPath, isKnown, method: request.method ?? 'GET' });
  sendJson(response, status, json);
}
