// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure, Store } from '@/lib/store/api';
import { refuse } from '@/lib/store/failure';
import { context, hostile, number, pageOf, panelScreen, ticket } from '@/tests/support/panel-screen';
import type { Screen } from '@/tests/support/render';
import { type Seeded, seededStore } from '@/tests/support/seeded-store';
import type { PanelPage } from './panel-page';

const panel = panelScreen();
const { find, all, says, combobox } = panel;
let screen: Screen;
const open = async (store: Store, page: PanelPage) => {
  screen = await panel.open(store, page);
};
const active = () =>
  document.getElementById(find('[role="combobox"]')?.getAttribute('aria-activedescendant') ?? '');

describe('with key results', () => {
  let seeded: Seeded;
  beforeEach(async () => {
    seeded = await seededStore();
    await seeded.keyResult('Page load', number, 20);
    await seeded.keyResult('Cart abandonment', number, 40);
    await seeded.keyResult('Return visitors', number, 60);
  });
  const options = (count: number) => screen.until(() => all('[role="option"]').length === count);

  test('the picker by keyboard: type, ↓, Enter links; the card stands and Undo takes it back', async () => {
    const { page, send } = pageOf('link');
    await open(seeded.store, page);
    const field = await combobox();
    await options(3);
    expect(send).toHaveBeenCalledWith({ type: 'ready' });
    expect(active()?.textContent).toContain('Page load');
    await screen.press(field, 'ArrowDown');
    expect(active()?.textContent).toContain('Cart abandonment');
    await screen.press(field, 'ArrowUp');
    await screen.press(field, 'ArrowUp');
    expect(active()?.textContent).toContain('Return visitors');
    await screen.press(field, 'Enter');
    await says('Linked. This number moves by check-in.');
    await screen.until(() => find('.kr'));
    expect(find('[role="combobox"]')).toBeNull();
    expect(all('.kr')).toHaveLength(1);
    await screen.click(screen.button('Undo'));
    await screen.until(() => all('.kr').length === 0);
    await says('Which result does this ticket serve?');
  });

  test.each([
    ['picked', null],
    ['created', 'Zebra count'],
  ])('%s: nothing says that the ticket serves nothing while its answer is on its way', async (_, typed) => {
    let hold: Promise<void> | null = null;
    let release = () => {};
    const read: Store['read'] = async (name, args) => {
      if (name === 'ticket') await hold;
      return seeded.store.read(name, args);
    };
    await open({ ...seeded.store, read }, pageOf('link').page);
    const field = await combobox();
    await options(3);
    hold = new Promise((resolve) => {
      release = resolve;
    });
    if (typed) {
      await screen.type(field, typed);
      await screen.until(() => active()?.textContent?.includes(typed));
    }
    await screen.press(field, 'Enter');
    if (typed) {
      await screen.until(() => find('form.new-form'));
      await screen.click(screen.button('Create and link'));
    }
    await says('Linked.');
    expect(find('.picker, .new-form')).not.toBeNull();
    expect(screen.root.textContent).not.toContain('Which result does this ticket serve?');
    release();
    await screen.until(() => find('.kr'));
    expect(find('.picker, .new-form')).toBeNull();
    await screen.until(() => document.activeElement?.textContent?.startsWith('Link'));
  });

  test('Enter before the answer waits for what was typed', async () => {
    await open(seeded.store, pageOf('link').page);
    const field = await combobox();
    await options(3);
    await screen.type(field, 'return');
    await screen.press(field, 'Enter');
    const card = await screen.until(() => find('.kr'));
    expect(card.textContent).toContain('Return visitors');
  });

  test('what is linked already is marked and passed over; Esc gives the focus back to Link', async () => {
    const { run, store } = seeded;
    const { groups } = await store.read('picker', { text: 'page', cycleId: null, ref: null });
    const keyResultId = groups[0]?.items[0]?.summary.keyResult.id ?? '';
    await run('linkTicket', { ticket, url: context.url, title: null, keyResultId });
    await open(store, pageOf('link').page);
    const field = await combobox();
    await options(3);
    expect(find('[role="option"][aria-disabled="true"]')?.textContent).toContain('Page load');
    expect(active()?.textContent).toContain('Cart abandonment');
    await screen.press(field, 'Escape');
    await screen.until(() => !find('[role="combobox"]'));
    await screen.until(() => document.activeElement?.textContent?.startsWith('Link'));
  });

  test('no match: a new key result in place, linked at once', async () => {
    await open(seeded.store, pageOf('link').page);
    const field = await combobox();
    await screen.type(field, 'Zebra count');
    await screen.until(() => active()?.textContent?.includes('Zebra count'));
    await screen.press(field, 'Enter');
    const form = await screen.until(() => find('form.new-form'));
    expect(form.querySelector('input')?.value).toBe('Zebra count');
    await screen.click(screen.button('Create and link'));
    const card = await screen.until(() => find('.kr'));
    expect(card.textContent).toContain('Zebra count');
    expect(card.textContent).toContain('0 % → 0 % → 100 %');
  });

  test('unlink, and undo', async () => {
    await open(seeded.store, pageOf('link').page);
    await options(3);
    await screen.press(await combobox(), 'Enter');
    const more = await screen.until(() => screen.button('More for Page load'));
    await screen.click(more);
    await screen.click(screen.button('Unlink'));
    await says('Unlinked from WEB-142.');
    await screen.until(() => all('.kr').length === 0);
    await screen.click(screen.button('Undo'));
    await screen.until(() => all('.kr').length === 1);
  });

  test('Undo of a toast takes back its own command, never a later one', async () => {
    const { run, store } = seeded;
    await open(store, pageOf('link').page);
    await options(3);
    await screen.press(await combobox(), 'Enter');
    await says('Linked. This number moves by check-in.');
    const { groups } = await store.read('picker', { text: 'cart', cycleId: null, ref: null });
    const keyResultId = groups[0]?.items[0]?.summary.keyResult.id ?? '';
    // Another page's, and so without a toast here.
    await run('addWork', { keyResultId, text: 'Later' });
    await screen.click(screen.button('Undo'));
    await says('Something else was changed since');
    expect(await store.read('lastCommand', {})).toMatchObject({ command: 'addWork' });
    expect(all('.kr')).toHaveLength(1);
  });

  test('check-in intent opens the form of a linked one', async () => {
    const { groups } = await seeded.store.read('picker', { text: 'cart', cycleId: null, ref: null });
    const keyResultId = groups[0]?.items[0]?.summary.keyResult.id ?? '';
    await seeded.run('linkTicket', { ticket, url: context.url, title: null, keyResultId });
    await open(seeded.store, pageOf('check-in').page);
    const form = await screen.until(() => find('form.check-in'));
    expect(form.getAttribute('aria-label')).toContain('Cart abandonment');
  });

  test('hostile titles are text, isolated', async () => {
    const keyResultId = await seeded.keyResult(hostile, number, 1);
    await seeded.run('linkTicket', { ticket, url: context.url, title: hostile, keyResultId });
    await open(seeded.store, pageOf().page);
    const title = await screen.until(() => all('bdi').find((one) => one.textContent === hostile));
    expect(title.tagName).toBe('BDI');
    expect(find('img')).toBeNull();
    await screen.click(await screen.until(() => screen.button(`More for ${hostile}`)));
    await screen.click(screen.button('Details and history'));
    await screen.until(() => find('.activity'));
    expect(find('.activity bdi')?.textContent).toBe(hostile);
    expect(find('img')).toBeNull();
  });

  test('details: one heading seen, five works newest first, the rest when asked, then the history', async () => {
    const keyResultId = await seeded.keyResult('Bounce rate', number, 10);
    await seeded.run('linkTicket', { ticket, url: context.url, title: null, keyResultId });
    for (let at = 1; at <= 6; at++) await seeded.run('addWork', { keyResultId, text: `Work ${at}` });
    await open(seeded.store, pageOf().page);
    await screen.click(await screen.until(() => screen.button('More for Bounce rate')));
    await screen.click(screen.button('Details and history'));
    const works = () => all('.activity').map((one) => one.textContent);
    await screen.until(() => works().length > 0);
    expect(works()).toEqual(['Work 6', 'Work 5', 'Work 4', 'Work 3', 'Work 2']);
    expect(all('h2:not(.visually-hidden)').map((one) => one.textContent)).toEqual(['Work', 'History']);
    await screen.click(screen.button('Show all 7'));
    expect(works()).toHaveLength(7);
    await screen.click(screen.button('Show fewer'));
    expect(works()).toHaveLength(5);
  });

  test('without a ticket: my key results, those due first', async () => {
    await open(seeded.store, pageOf('open', null).page);
    await says('Due for a check-in');
    expect(all('.kr')).toHaveLength(3);
    expect(screen.button('Close panel')).toBeUndefined();
  });

  test('Esc: one view back, then the panel closes', async () => {
    const { page, send } = pageOf();
    await open(seeded.store, page);
    await screen.click(await screen.until(() => screen.button('My key results')));
    await says('Due for a check-in');
    await screen.press(find('main'), 'Escape');
    await says('Serves');
    expect(send).not.toHaveBeenCalledWith({ type: 'close' });
    await screen.press(find('main'), 'Escape');
    expect(send).toHaveBeenCalledWith({ type: 'close' });
  });

  test('a write that fails is said, with a way on, and nothing is shown as linked', async () => {
    const error: Failure = { code: 'quota', message: 'failQuota' };
    const run = vi.fn(async () => ({ ok: false as const, error }));
    await open({ ...seeded.store, run }, pageOf('link').page);
    await options(3);
    await screen.press(await combobox(), 'Enter');
    await screen.until(() => find('.toast'));
    expect(all('.kr')).toHaveLength(0);
    await screen.click(screen.button('Try again'));
    expect(run).toHaveBeenCalledTimes(2);
  });
});

test.each([
  ['denied', refuse('storage-denied', 'failStorageDenied'), 'Try again'],
  ['corrupt', refuse('storage-corrupt', 'failStorageCorrupt'), 'Restore from a file'],
  ['newer', refuse('newer-schema', 'failNewerSchema'), 'Try again'],
])('a store that is %s: words and a way on, never an empty panel', async (_, error, way) => {
  const read = vi.fn(async () => Promise.reject(error));
  const { page, send } = pageOf();
  await open({ run: vi.fn(), read, onChanged: () => {}, close: () => {} }, page);
  await screen.until(() => find('[role="alert"]'));
  expect(screen.button(way)).toBeDefined();
  expect(send).toHaveBeenCalledWith({ type: 'ready' });
  const reads = read.mock.calls.length;
  await screen.click(screen.button('Try again'));
  expect(read.mock.calls.length).toBeGreaterThan(reads);
});
