/** One HTTPS server that is `acme.atlassian.net`, and any other Jira Cloud site, for a browser told so. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate';
import { viewOf } from './client/routes';
import { type Assets, clientAssets } from './client-bundle';
import { hasSession, parseCookies, sessionCookies } from './cookies';
import { contentSecurityPolicy, renderDocument } from './document';
import { readSavedPages, ticketsOfPages } from './page-map';
import { answerRest } from './rest';
import { loadSite } from './tickets/load';
import type { SandboxSite } from './tickets/types';

export interface SandboxOptions {
  /** 0 or none = any free one. */
  port?: number;
  /** Directory of saved pages. */
  pages?: string;
  /** A saved Jira search answer, instead of the generated tickets. */
  data?: string;
}

export interface SandboxServer {
  port: number;
  /** Where the pages are, for a browser started with `sandboxFlags(port)`. */
  origin: string;
  site: SandboxSite;
  /** Addresses of the saved pages. */
  savedPages: readonly string[];
  close: () => Promise<void>;
}

const BODY_MAX = 1_000_000;

export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxServer> {
  const [certificate, assets, loaded, pages] = await Promise.all([
    createCertificate(),
    clientAssets(),
    loadSite(options.data),
    options.pages === undefined ? new Map<string, string>() : readSavedPages(options.pages),
  ]);
  const site = { ...loaded, tickets: [...loaded.tickets, ...ticketsOfPages(pages.values(), loaded.tickets)] };
  const server = createServer(certificate, (request, response) => {
    answer(request, response, { assets, site, pages }).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: 'https://acme.atlassian.net',
    site,
    savedPages: [...pages.keys()],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Content {
  assets: Assets;
  site: SandboxSite;
  pages: ReadonlyMap<string, string>;
}

async function answer(request: IncomingMessage, response: ServerResponse, content: Content): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'acme.atlassian.net'}`);
  if (url.pathname === '/s/app.js') return send(response, 200, 'text/javascript', content.assets.js);
  if (url.pathname === '/s/app.css') return send(response, 200, 'text/css', content.assets.css);
  if (url.pathname === '/s/saved.css') return send(response, 200, 'text/css', content.assets.savedCss);
  if (url.pathname.startsWith('/rest/')) return answerApi(request, response, content.site, url);
  if (url.pathname === '/') return redirect(response, '/jira/for-you');
  if (url.pathname === '/logout') return logOut(response);
  return answerPage(request, response, content, url);
}

function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  { site, pages }: Content,
  url: URL,
): void {
  response.setHeader('set-cookie', sessionCookies());
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  const saved = pages.get(url.pathname);
  if (saved !== undefined) {
    response.setHeader('content-security-policy', contentSecurityPolicy('saved'));
    send(response, 200, 'text/html', saved);
    return;
  }
  const view = viewOf(url.pathname);
  if (!view) {
    send(response, 404, 'text/html', '<!doctype html><title>Not found - Jira</title><h1>Not found</h1>');
    return;
  }
  const cookies = parseCookies(request.headers.cookie);
  const issueView = cookies.get('sandbox.issueView');
  const { html, csp } = renderDocument({
    ...site,
    href: url.href,
    theme: cookies.get('sandbox.theme') === 'dark' ? 'dark' : 'light',
    issueView: issueView === 'modal' || issueView === 'panel' ? issueView : null,
  });
  response.setHeader('content-security-policy', csp);
  send(response, 200, 'text/html', html);
}

/** Without the session cookie Jira answers with its login page and status 200; a foreign Origin may not post. */
async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  site: SandboxSite,
  url: URL,
): Promise<void> {
  const { origin, cookie } = request.headers;
  if (request.method === 'POST' && origin !== undefined && origin !== url.origin) {
    return send(response, 403, 'text/plain', 'XSRF check failed');
  }
  if (!hasSession(cookie)) {
    return send(response, 200, 'text/html', '<!doctype html><title>Log in with Atlassian account</title>');
  }
  const body = request.method === 'POST' ? await readJson(request) : null;
  if (body === undefined)
    return send(
      response,
      400,
      'application/json',
      '{"errorMessages":["Invalid request payload."],"errors":{}}',
    );
  const { status, json } = answerRest(site, { method: request.method ?? 'GET', url, body });
  send(response, status, 'application/json', JSON.stringify(json));
}

/** `undefined` where it is no JSON or too much of it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_MAX) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type};charset=UTF-8` });
  response.end(body);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to });
  response.end();
}

function logOut(response: ServerResponse): void {
  response.setHeader('set-cookie', sessionCookies({ expired: true }));
  send(response, 200, 'text/html', '<!doctype html><title>Logged out - Jira</title><h1>Logged out</h1>');
}
