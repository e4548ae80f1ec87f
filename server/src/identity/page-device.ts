import type { Hono } from 'hono';
import { pathWith } from './own-path';
import { formField, html, type PageParts, personOn, readForm, sayFor, show } from './page';
import { signOutForm } from './page-sign-in';

/** As people type it: any case, with dashes or spaces. */
const plain = (code: string | undefined) =>
  (code ?? '')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toUpperCase()
    .slice(0, 20);
const parted = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Where a person approves the code that the extension shows. */
export function devicePages(app: Hono, on: PageParts): void {
  const { deviceFlow } = on.parts.identity;

  app.get('/device', async (c) => {
    const say = sayFor(c);
    const code = plain(c.req.query('user_code'));
    const invite = c.req.query('invite');
    const here = pathWith('/device', { user_code: code });
    if (invite && /^[\w-]{16,200}$/.test(invite))
      return c.redirect(pathWith(`/invite/${invite}`, { to: here }), 303);
    const person = await personOn(c, on);
    if (!person) return c.redirect(pathWith('/sign-in', { to: here }), 303);
    const who = html`<footer><div>${say('signedInAs', { email: person.email })}</div>${signOutForm(c, on, here, say('otherAccount'))}</footer>`;
    if (code === '') {
      const body = html`<p class="center">${say('deviceEnter')}</p><form method="get" action="/device">
<div><label for="code">${say('code')}</label>
<input id="code" name="user_code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20"></div>
<button class="main">${say('next')}</button></form>${who}`;
      return show(c, { title: say('deviceTitle'), body });
    }
    await on.gate.limit('requests', on.gate.from(c.req.raw, c.env));
    const asking = await deviceFlow.asking(code);
    if (!asking) return show(c, { title: say('deviceTitle'), alert: say('deviceGone'), body: html`` }, 410);
    const body = html`<p>${say('deviceAsks', { name: asking.name })}</p><p>${say('deviceCheck')}</p>
<div class="code">${parted(code)}</div>
<form method="post" action="/device">${formField(c, on)}<input type="hidden" name="user_code" value="${code}">
<div class="pair"><button class="main" name="answer" value="approve">${say('approve')}</button>
<button name="answer" value="refuse">${say('refuse')}</button></div></form>${who}`;
    return show(c, { title: say('deviceTitle'), body });
  });

  app.post('/device', async (c) => {
    const say = sayFor(c);
    const { user_code, answer } = await readForm(c, on);
    const code = plain(user_code);
    if (!(await personOn(c, on)))
      return c.redirect(pathWith('/sign-in', { to: pathWith('/device', { user_code: code }) }), 303);
    const approved = answer === 'approve';
    if (!(await deviceFlow.answer(code, approved, c.req.raw.headers)))
      return show(c, { title: say('deviceTitle'), alert: say('deviceGone'), body: html`` }, 410);
    return c.redirect(approved ? '/device/approved' : '/device/refused', 303);
  });

  app.get('/device/approved', (c) => {
    const say = sayFor(c);
    const body = html`<p class="center">${say('deviceApprovedMore')}</p>`;
    return show(c, { title: say('deviceApproved'), body });
  });
  app.get('/device/refused', (c) => {
    const say = sayFor(c);
    const body = html`<p class="center">${say('deviceRefusedMore')}</p>`;
    return show(c, { title: say('deviceRefused'), body });
  });
}
