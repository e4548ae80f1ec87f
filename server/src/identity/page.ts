import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Gate } from '../http/mount';
import type { Parts } from '../parts';
import { hashOf, newSecret } from './secret';
import { stylePath } from './style';
import { languageOf, type Say, sayIn } from './words';

export interface PageParts {
  parts: Parts;
  gate: Gate;
}
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
export { html };

/** A form that did not come from a page of ours, or from one of another session. */
export class StaleForm extends Error {}

export const sayFor = (c: Context): Say => sayIn(languageOf(c.req.header('accept-language')));

const policy = [
  `default-src 'none'`,
  `style-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The extension's icon (see scripts/icons.ts). */
const mark = raw(`<svg width="28" height="28" viewBox="0 0 18 18" aria-hidden="true">
<rect width="18" height="18" rx="4" fill="#1868db"/><g fill="#fff"><rect x="3.5" y="4.5" width="11" height="2.2" rx="1.1"/>
<rect x="3.5" y="8" width="8" height="2.2" rx="1.1" opacity=".8"/>
<rect x="3.5" y="11.5" width="5" height="2.2" rx="1.1" opacity=".6"/></g></svg>`);

export interface Shown {
  title: string;
  alert?: string | undefined;
  body: Html;
  /** Where the browser goes on by itself. */
  next?: string;
}

/** A page of its own kind: no script, nothing from elsewhere, never kept. */
export async function show(
  c: Context,
  { title, alert, body, next }: Shown,
  status: 200 | 400 | 403 | 404 | 410 | 413 | 429 | 500 | 503 = 200,
) {
  c.header('Content-Security-Policy', policy);
  c.header('Cache-Control', 'no-store');
  const page = await html`<!doctype html>
<html lang="${languageOf(c.req.header('accept-language'))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${next === undefined ? '' : html`<meta http-equiv="refresh" content="0;url=${next}">`}
<title>${title} · Keyline</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
<header>${mark}Keyline</header>
<h1>${title}</h1>
${alert === undefined ? '' : html`<p class="alert" role="alert">${alert}</p>`}
${body}
</main>
</body>
</html>`;
  return c.html(page, status);
}

export async function personOn(c: Context, { parts }: PageParts) {
  const found = await parts.identity.auth.api.getSession({ headers: c.req.raw.headers });
  return found ? { id: found.user.id, name: found.user.name, email: found.user.email } : null;
}

const cookieName = ({ parts }: PageParts) =>
  parts.config.origin.startsWith('https:') ? '__Host-keyline.form' : 'keyline.form';

/** The hidden field that each form carries; another site's page has neither it nor its cookie. */
export function formField(c: Context, on: PageParts): Html {
  const name = cookieName(on);
  let secret = getCookie(c, name);
  if (!secret || secret.length < 40) {
    secret = newSecret();
    const secure = on.parts.config.origin.startsWith('https:');
    setCookie(c, name, secret, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
  }
  return html`<input type="hidden" name="form" value="${hashOf(secret)}">`;
}

/** A form's fields, once it is sure that it is ours; each counts as a try to sign in. */
export async function readForm(c: Context, on: PageParts): Promise<Record<string, string>> {
  await on.gate.limit('sign-in', on.gate.from(c.req.raw, c.env));
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  // Under `no-referrer` browsers send `Origin: null` with a form.
  if (origin !== undefined && origin !== 'null' && origin !== on.parts.config.origin) throw new StaleForm();
  if (site !== undefined && site !== 'same-origin') throw new StaleForm();
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(await c.req.parseBody()))
    if (typeof value === 'string') fields[name] = value;
  const secret = getCookie(c, cookieName(on));
  if (!secret || !alike(fields.form ?? '', hashOf(secret))) throw new StaleForm();
  return fields;
}

function alike(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What better-auth answered, on its way into a browser: its cookies alone. */
export function takeCookies(c: Context, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}
