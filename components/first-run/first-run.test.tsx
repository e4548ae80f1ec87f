// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { PanelPage } from '@/components/panel/panel-page';
import type { PageContext } from '@/lib/messages/frame';
import type { Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';
import { context, number, pageOf, panelScreen, ticket } from '@/tests/support/panel-screen';
import type { Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';

const panel = panelScreen();
const { find, all, says, combobox } = panel;
let screen: Screen;
const open = async (store: Store, page: PanelPage) => {
  screen = await panel.open(store, page);
};

test('first run: me from the page, the sample, then the picker of the ticket', async () => {
  const store = await openStore({ name: 'first-run' });
  await open(store, pageOf().page);
  const name = await screen.until(() => find<HTMLInputElement>('input'));
  expect(name.value).toBe('Maya Lindqvist');
  await screen.click(screen.button('Continue'));
  await screen.click(await screen.until(() => screen.button('Look at a sample')));
  await combobox();
  const boot = await store.read('boot', {});
  expect(boot.me?.name).toBe('Maya Lindqvist');
  expect(boot.workspace?.sample).toBe(true);
});

test('after the first run: one picker, on the first ticket; another ticket shows what it serves', async () => {
  const store = await openStore({ name: 'first-once' });
  const { page } = pageOf();
  let tell: ((context: PageContext) => void) | undefined;
  await open(store, { ...page, onContext: (listener) => (tell = listener) });
  await screen.click(await screen.until(() => screen.button('Continue')));
  await screen.click(await screen.until(() => screen.button('Look at a sample')));
  await combobox();
  tell?.({ ...context, ticket: { ...ticket, key: 'NEW-1' } });
  await says('Which result does this ticket serve?');
  expect(find('[role="combobox"]')).toBeNull();
});

test('after the first run: no picker over what the ticket serves already', async () => {
  const seeded = await seededStore();
  const keyResultId = await seeded.keyResult('Page load', number, 20);
  await seeded.run('linkTicket', { ticket, url: context.url, title: null, keyResultId });
  let first = true;
  // A first answer without anybody in it, as before the first run; the next read finds the joined team's data.
  const read: Store['read'] = async (name, args) => {
    const answer = await seeded.store.read(name, args);
    if (name === 'boot' && first) Object.assign(answer ?? {}, { me: null });
    if (name === 'boot') first = false;
    return answer;
  };
  let changed: (() => void) | undefined;
  const onChanged: Store['onChanged'] = (listener, signal) => {
    changed ??= () => listener(1);
    seeded.store.onChanged(listener, signal);
  };
  await open({ ...seeded.store, read, onChanged }, pageOf().page);
  await screen.until(() => screen.button('Continue'));
  changed?.();
  await screen.until(() => find('.kr'));
  expect(find('[role="combobox"]')).toBeNull();
});

test('first run: our own, and the empty picker creates the first key result', async () => {
  const store = await openStore({ name: 'first-own' });
  await open(store, pageOf('open', { ...context, person: null }).page);
  const name = await screen.until(() => find<HTMLInputElement>('input'));
  await screen.click(screen.button('Continue'));
  await says('A name is needed.');
  await screen.type(name, 'Ada');
  await screen.click(screen.button('Continue'));
  await screen.click(await screen.until(() => screen.button('Start our own')));
  const objective = await screen.until(() => all('input').find((one) => one.getAttribute('placeholder')));
  await screen.type(objective, 'Enhance online shopping');
  await screen.click(screen.button('Start'));
  await says('No key results yet.');
  await screen.type(find('form.new-form input'), 'Page load');
  await screen.click(screen.button('Create and link'));
  await screen.until(() => find('.kr'));
  expect(screen.root.textContent).toContain('Enhance online shopping');
});
