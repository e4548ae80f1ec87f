// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest';
import type { PageContext } from '@/lib/messages/frame';
import { context, panelScreen, ticket } from '@/tests/support/panel-screen';
import { seededStore } from '@/tests/support/seeded-store';
import type { PanelPage } from './panel-page';

const screen = panelScreen();
beforeAll(() => import('./former-sites'));

/** A page whose id of the ticket comes after its address. */
function latePage() {
  let tell = (_: PageContext | null) => {};
  const page: PanelPage = {
    context,
    intent: 'open',
    onContext: (listener) => {
      tell = listener;
    },
    onIntent: () => {},
    send: () => {},
  };
  return { page, tell: (next: PageContext) => tell(next) };
}

test('a ticket known from another site brings that site’s links along, with undo', async () => {
  const { store, run, keyResult } = await seededStore();
  const keyResultId = await keyResult('Page load', { type: 'binary' });
  const old = { ...ticket, site: 'old.atlassian.net' };
  const url = 'https://old.atlassian.net/browse/WEB-142';
  await run('linkTicket', { ticket: old, url, title: null, hostId: '10042', keyResultId });
  const { page, tell } = latePage();
  const { until, click, button } = await screen.open(store, page);
  await screen.says('Link');
  const heading = await until(() => screen.find('.section-title'));
  expect(screen.find('.former-site')).toBeNull();
  tell({ ...context, hostId: '10042' });
  await screen.says('Known from old.atlassian.net');
  // The screen stood while the answer with the id was on its way.
  expect(heading.isConnected).toBe(true);
  await click(button('Bring its ticket and links along'));
  await screen.says('Tickets and links are now at acme.atlassian.net');
  await until(() => !screen.find('.former-site') && screen.find('.kr'));
  await click(button('Undo'));
  await until(() => screen.find('.former-site'));
});

test('the id goes into what is linked', async () => {
  const { store, keyResult } = await seededStore();
  await keyResult('Page load', { type: 'binary' });
  const { page } = latePage();
  await screen.open(store, { ...page, context: { ...context, hostId: '10042' }, intent: 'link' });
  const field = await screen.combobox();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await screen.says('Page load');
  await expect.poll(async () => (await store.read('ticket', { ref: ticket })).ticket?.hostId).toBe('10042');
});
