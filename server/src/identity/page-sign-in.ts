import type { Context, Hono } from 'hono';
import { providerId } from './auth';
import { ownPath, pathWith } from './own-path';
import {
  formField,
  type Html,
  html,
  type PageParts,
  personOn,
  readForm,
  sayFor,
  show,
  takeCookies,
} from './page';
import { hashOf } from './secret';
import { endWebDevice } from './web-device';

/** Where one goes who came from nowhere. */
const home = ({ parts }: PageParts) => (parts.config.web === null ? '/sign-in' : '/');

export function signInPages(app: Hono, on: PageParts): void {
  const { auth } = on.parts.identity;

  const form = async (c: Context, to: string, alert?: string, email = '') => {
    const say = sayFor(c);
    const sso = on.parts.config.singleSignOn;
    const field = formField(c, on);
    const body = html`<form method="post" action="/sign-in">${field}
<input type="hidden" name="to" value="${to}">
<div><label for="email">${say('email')}</label>
<input id="email" name="email" type="email" required maxlength="320" autocomplete="username" value="${email}"></div>
<div><label for="password">${say('password')}</label>
<input id="password" name="password" type="password" required maxlength="128" autocomplete="current-password"></div>
<button class="main">${say('signIn')}</button></form>
${sso ? ssoButton(field, to, say('orWith'), say('signInWith', { name: sso.name })) : ''}
<footer>${say('noAccount')}</footer>`;
    return show(c, { title: say('signInTo'), alert, body }, alert === undefined ? 200 : 403);
  };

  app.get('/sign-in', async (c) => {
    const to = ownPath(c.req.query('to'), home(on));
    const person = await personOn(c, on);
    const say = sayFor(c);
    const failed = c.req.query('failed') === 'sso' ? say('ssoFailed', { name: nameOfSso(on) }) : undefined;
    if (!person) return form(c, to, failed);
    if (c.req.query('to') !== undefined && failed === undefined) return c.redirect(to, 303);
    const dashboard =
      on.parts.config.web === null ? '' : html`<p class="center"><a href="/">${say('openDashboard')}</a></p>`;
    return show(c, {
      title: say('signedIn'),
      alert: failed,
      body: html`<p class="center">${say('signedInAs', { email: person.email })}</p>${dashboard}${signOutForm(c, on, '/sign-in')}`,
    });
  });

  app.post('/sign-in', async (c) => {
    const { email = '', password = '', to } = await readForm(c, on);
    await on.gate.limit('sign-in', `account ${hashOf(email.trim().toLowerCase())}`);
    const answer = await auth.api.signInEmail({
      body: { email: email.trim(), password },
      headers: c.req.raw.headers,
      asResponse: true,
    });
    // The same for an address that nobody has: better-auth hashes the password all the same, so it takes as long.
    if (!answer.ok) return form(c, ownPath(to, home(on)), sayFor(c)('wrong'), email.slice(0, 320));
    takeCookies(c, answer);
    return c.redirect(ownPath(to, home(on)), 303);
  });

  app.post('/sign-in/sso', async (c) => {
    const { to } = await readForm(c, on);
    const say = sayFor(c);
    const name = nameOfSso(on);
    const target = ownPath(to, home(on));
    const answer = await auth.api
      .signInSocial({
        body: {
          provider: providerId,
          callbackURL: on.parts.config.origin + target,
          errorCallbackURL: on.parts.config.origin + pathWith('/sign-in', { failed: 'sso', to: target }),
          disableRedirect: true,
        },
        headers: c.req.raw.headers,
        asResponse: true,
      })
      .catch(() => null);
    const url = answer?.ok ? ((await answer.json()) as { url?: string }).url : undefined;
    if (!answer || url === undefined) return form(c, target, say('ssoFailed', { name }));
    takeCookies(c, answer);
    // Not a redirect: `form-action` would stop a form that leads to another site.
    const body = html`<p class="center"><a href="${url}">${say('goOn')}</a></p>`;
    return show(c, { title: say('goingTo', { name }), body, next: url });
  });

  app.get('/sign-out', async (c) => {
    const say = sayFor(c);
    const body = html`<p class="center">${say('signOutAsk')}</p>${signOutForm(c, on, '/sign-in')}`;
    return show(c, { title: say('signOut'), body });
  });

  app.post('/sign-out', async (c) => {
    const { to } = await readForm(c, on);
    await endWebDevice(c, on, (await personOn(c, on))?.id);
    takeCookies(c, await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }));
    return c.redirect(ownPath(to, '/sign-in'), 303);
  });
}

export const nameOfSso = ({ parts }: PageParts) => parts.config.singleSignOn?.name ?? '';

export const signOutForm = (c: Context, on: PageParts, to: string, label = sayFor(c)('signOut')): Html =>
  html`<form method="post" action="/sign-out">${formField(c, on)}<input type="hidden" name="to" value="${to}"><button>${label}</button></form>`;

export const ssoButton = (field: Html, to: string, or: string, label: string): Html =>
  html`<div class="or">${or}</div><form method="post" action="/sign-in/sso">${field}<input type="hidden" name="to" value="${to}"><button>${label}</button></form>`;
