import type { Context, Hono } from 'hono';
import { ProblemError } from '../http/problem';
import { passwordLength } from './auth';
import { acceptInvite, type InviteSeen, lookAtInvite } from './invites';
import { ownPath, pathWith } from './own-path';
import { formField, html, type PageParts, personOn, readForm, sayFor, show, takeCookies } from './page';
import { nameOfSso, signOutForm, ssoButton } from './page-sign-in';
import { hashOf } from './secret';
import { languageOf } from './words';

const welcome = (workspaceId: string | null) => (workspaceId === null ? '/welcome?first=yes' : '/welcome');

/** What an invite link opens: make an account or sign in, accept, and what to do next. */
export function invitePages(app: Hono, on: PageParts): void {
  const { auth } = on.parts.identity;
  const path = (code: string, to: string) => pathWith(`/invite/${code}`, { to });

  /** A link that leads nowhere; a device that waits for its approval may still have it. */
  const over = (c: Context, to: string, word: 'inviteOver' | 'inviteOther' = 'inviteOver', signIn = '') => {
    const say = sayFor(c);
    const body = html`${to === '' ? '' : html`<p class="center"><a href="${to}">${say('goOnWithout')}</a></p>`}
${signIn === '' ? '' : html`<p class="center"><a href="${signIn}">${say('haveAccount')}</a></p>`}`;
    return show(c, { title: say('accept'), alert: say(word), body }, 410);
  };

  const page = async (
    c: Context,
    invite: InviteSeen,
    to: string,
    alert?: string,
    typed: Record<string, string> = {},
  ) => {
    const say = sayFor(c);
    const code = c.req.param('code') ?? '';
    const person = await personOn(c, on);
    const field = formField(c, on);
    const back = html`<input type="hidden" name="to" value="${to}">`;
    const until = new Intl.DateTimeFormat(languageOf(c.req.header('accept-language')), { dateStyle: 'long' });
    const { workspace, invitedBy, role } = invite;
    const intro = html`<p>${
      workspace
        ? say('inviteBy', { name: invitedBy ?? '?', workspace: workspace.name, role: say(role) })
        : say('inviteFirstMore')
    }</p><p class="subtle">${say('inviteUntil', { date: until.format(invite.expiresAt) })}</p>`;
    const title = workspace ? say('inviteTitle', { workspace: workspace.name }) : say('inviteFirst');
    if (person) {
      const body = html`${intro}<form method="post" action="/invite/${code}">${field}${back}<button class="main">${say('accept')}</button></form>
<footer><div>${say('signedInAs', { email: person.email })}</div>${signOutForm(c, on, path(code, to), say('otherAccount'))}</footer>`;
      return show(c, { title, alert, body }, alert === undefined ? 200 : 403);
    }
    const sso = on.parts.config.singleSignOn;
    const body = html`${intro}<form method="post" action="/invite/${code}/account">${field}${back}
<div><label for="name">${say('yourName')}</label>
<input id="name" name="name" required maxlength="200" autocomplete="name" value="${typed.name ?? ''}"></div>
<div><label for="email">${say('email')}</label>
<input id="email" name="email" type="email" required maxlength="320" autocomplete="username" value="${invite.email ?? typed.email ?? ''}" ${invite.email === null ? '' : 'readonly'}></div>
<div><label for="password">${say('password')}</label>
<input id="password" name="password" type="password" required minlength="${passwordLength.min}" maxlength="${passwordLength.max}" autocomplete="new-password" aria-describedby="hint">
<p class="subtle" id="hint">${say('passwordHint', { min: passwordLength.min })}</p></div>
<button class="main">${say('makeAccount')}</button></form>
${sso ? ssoButton(field, path(code, to), say('orWith'), say('signInWith', { name: nameOfSso(on) })) : ''}
<footer><a href="${pathWith('/sign-in', { to: path(code, to) })}">${say('haveAccount')}</a></footer>`;
    return show(c, { title, alert, body }, alert === undefined ? 200 : 403);
  };

  const look = (code: string) =>
    lookAtInvite(on.parts, code).catch((error: unknown) => {
      if (error instanceof ProblemError) return null;
      throw error;
    });

  app.get('/invite/:code', async (c) => {
    await on.gate.limit('requests', on.gate.from(c.req.raw, c.env));
    const code = c.req.param('code');
    const to = ownPath(c.req.query('to'), '');
    const invite = await look(code);
    if (invite) return page(c, invite, to);
    // Accepted by this very person before: on to what they came for.
    const person = await personOn(c, on);
    const mine = person && (await acceptInvite(on.parts, person, code).catch(() => null));
    if (mine) return c.redirect(to || welcome(mine.workspaceId), 303);
    // Whoever took it up and is not signed in here any more.
    return over(c, to, 'inviteOver', person ? '' : pathWith('/sign-in', { to: path(code, to) }));
  });

  app.post('/invite/:code', async (c) => {
    const fields = await readForm(c, on);
    const to = ownPath(fields.to, '');
    const code = c.req.param('code');
    const person = await personOn(c, on);
    if (!person) return c.redirect(path(code, to), 303);
    try {
      const { workspaceId } = await acceptInvite(on.parts, person, code);
      return c.redirect(to || welcome(workspaceId), 303);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return over(c, to, error.problem.code === 'forbidden' ? 'inviteOther' : 'inviteOver');
    }
  });

  app.post('/invite/:code/account', async (c) => {
    const fields = await readForm(c, on);
    const to = ownPath(fields.to, '');
    const code = c.req.param('code');
    const invite = await look(code);
    if (!invite) return over(c, to);
    const email = (invite.email ?? fields.email ?? '').trim().toLowerCase();
    await on.gate.limit('sign-in', `account ${hashOf(email)}`);
    const name = (fields.name ?? '').trim().slice(0, 200);
    const failed = () =>
      page(c, invite, to, sayFor(c)('makeAccountFailed'), { name, email: email.slice(0, 320) });
    if (name === '') return failed();
    const answer = await auth.api.signUpEmail({
      body: { name, email, password: fields.password ?? '' },
      headers: c.req.raw.headers,
      asResponse: true,
    });
    if (!answer.ok) return failed();
    const { user } = (await answer.json()) as { user: { id: string; email: string } };
    try {
      const { workspaceId } = await acceptInvite(on.parts, user, code);
      takeCookies(c, answer);
      return c.redirect(to || welcome(workspaceId), 303);
    } catch (error) {
      // Somebody else was faster: no account without an invite.
      await (await auth.$context).internalAdapter.deleteUser(user.id);
      if (!(error instanceof ProblemError)) throw error;
      return over(c, to);
    }
  });

  app.get('/welcome', (c) => {
    const say = sayFor(c);
    const first = c.req.query('first') === 'yes';
    const body = html`<p>${say(first ? 'welcomeFirst' : 'welcomeMore')}</p><div class="code address">${on.parts.config.origin}</div>`;
    return show(c, { title: say('welcome'), body });
  });
}
