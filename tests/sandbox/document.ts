/** The HTML a browser gets first: Jira's page frame, rendered by React, with the metas extensions read. */
import { randomBytes } from 'node:crypto';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { escapeHtml, jsonForScript } from './answer';
import { App, pageTitle } from './client/app';
import { viewOf } from './client/routes';
import type { SandboxState } from './client/site';

export interface HtmlAnswer {
  html: string;
  csp: string;
}

export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

export function renderDocument(state: SandboxState): HtmlAnswer {
  const nonce = randomBytes(16).toString('base64');
  const url = new URL(state.href);
  const page = viewOf(url.pathname);
  const key =
    page?.view === 'issue' ? page.key : (url.searchParams.get('selectedIssue')?.toUpperCase() ?? null);
  const find = (wanted: string) => state.tickets.find((ticket) => ticket.key === wanted);
  const title = pageTitle({ ticket: find, project: state.project }, page?.view ?? 'home', key);
  const metas: Record<string, string> = {
    'application-name': 'JIRA',
    'ajs-cloud-id': state.cloudId,
    'ajs-context-path': '',
    'ajs-atlassian-account-id': state.person.accountId,
    'ajs-remote-user-fullname': state.person.name,
    'ajs-user-locale': state.person.locale.replace('-', '_'),
  };
  const html = `<!doctype html>
<html lang="en" data-theme="dark:dark light:light shape:shape spacing:spacing typography:typography" data-color-mode="${state.theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${Object.entries(metas)
  .map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`)
  .join('\n')}
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/s/app.css">
</head><body id="jira" class="adg3"><div id="jira-frontend">${renderToString(createElement(App, { state }))}</div><div id="flags"></div><div id="engagement-messages"></div>
<script type="application/json" id="sandbox-state" nonce="${nonce}">${jsonForScript(state)}</script>
<script nonce="${nonce}" src="/s/app.js"></script>
</body></html>`;
  return { html, csp: contentSecurityPolicy(nonce) };
}
