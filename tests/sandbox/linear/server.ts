/** `linear.app`: one page for every address of a workspace; the client sees to the rest. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Call, jsonForScript, redirect, send, sendPage } from '../answer';
import { bundleOf, type ClientBundle } from '../client-bundle';
import { parseCookies } from '../cookies';
import type { LinearData } from './types';

const require = createRequire(import.meta.url);

export interface LinearAssets extends ClientBundle {
  font: Buffer;
}

export interface LinearContent {
  assets: LinearAssets;
  data: LinearData;
}

/** `acme-inc` is the workspace's new name: both lead to the same issues. */
const workspaces = ['acme', 'acme-inc'];

export async function linearAssets(): Promise<LinearAssets> {
  const [bundle, font] = await Promise.all([
    bundleOf(fileURLToPath(new URL('./client', import.meta.url))),
    readFile(require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
  ]);
  return { ...bundle, font };
}

export async function answerLinear(
  { request, response, url }: Call,
  { assets, data }: LinearContent,
): Promise<void> {
  if (url.pathname === '/static/client.js') return send(response, 200, 'text/javascript', assets.js);
  if (url.pathname === '/static/client.css') return send(response, 200, 'text/css', assets.css);
  if (url.pathname === '/static/inter.woff2') return send(response, 200, 'font/woff2', assets.font);
  if (url.pathname === '/') return redirect(response, '/acme');
  const workspace = url.pathname.split('/')[1] ?? '';
  if (!workspaces.includes(workspace)) return sendPage(response, 200, outside, csp(nonce()));
  const isDark = parseCookies(request.headers.cookie).get('sandbox.theme') === 'dark';
  const own = nonce();
  sendPage(response, 200, documentOf(data, isDark, own), csp(own));
}

const nonce = () => randomBytes(16).toString('base64');

/** The login page, the changelog, an unknown workspace: no app. */
const outside = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Linear</title></head>
<body><h1>Linear</h1><p>The product development system.</p><a href="/acme">Open app</a></body></html>`;

function documentOf(data: LinearData, isDark: boolean, own: string): string {
  return `<!doctype html>
<html lang="en"${isDark ? ' class="dark"' : ''}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Linear</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/client.css">
</head><body><div id="root"></div>
<script type="application/json" id="sandbox-state" nonce="${own}">${jsonForScript(data)}</script>
<script nonce="${own}" src="/static/client.js"></script>
</body></html>`;
}

function csp(own: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${own}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self' https://api.linear.app",
    "frame-src 'none'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
