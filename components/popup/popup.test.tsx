// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Metric } from '@/lib/okr/metrics';
import { t } from '@/lib/platform/strings';
import type { Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { Popup } from './popup';

const seconds: Metric = { type: 'number', start: 3.1, target: 2, unit: 's' };
const percent: Metric = { type: 'number', start: 0, target: 15, unit: '%' };
const jiraTab = {
  active: true,
  url: 'https://acme.atlassian.net/browse/WEB-142',
  title: '[WEB-142] Lazy-load images - Jira',
};

let screen: Screen;
beforeEach(() => {
  vi.spyOn(browser.tabs, 'getCurrent').mockResolvedValue(undefined as never);
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([jiraTab] as never);
});
afterEach(() => screen.unmount());

async function show(store: Store) {
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Popup />
      </ToastProvider>
    </StoreProvider>,
  );
  return screen;
}
const text = (selector: string) => screen.root.querySelector(selector)?.textContent ?? '';
const title = (of: string) => screen.until(() => text('h2').includes(of));
const position = () => text('.popup-head .small');

test('due check-ins one after another by keyboard, then what comes next', async () => {
  const { store, keyResult } = await seededStore();
  const first = await keyResult('Page load', seconds, 2.3);
  await keyResult('Return visitors', percent, 6);
  await show(store);
  await screen.until(() => screen.root.querySelector('form'));
  expect(position()).toBe('1 of 2 due');
  await screen.type(screen.root.querySelector('.check-in-value input'), '2.2');
  await screen.press(screen.root.querySelector('form'), 'Enter');
  await title('Return visitors');
  await screen.until(() => screen.root.querySelector('form'));
  expect(position()).toBe('2 of 2 due');
  expect(text('.toasts')).toContain('Page load: 73 % → 82 %');
  await screen.press(screen.root.querySelector('form'), 'Enter');
  await title('All checked in');
  expect(document.activeElement).toBe(screen.root.querySelector('h2'));
  expect(text('.popup-done')).toContain('Next on');
  expect((await store.read('keyResult', { keyResultId: first }))?.summary.current).toBe(2.2);
});

test('who only reads a team’s workspace is somebody with nothing due, not somebody without Keyline', async () => {
  const store = await openStore({ name: 'a viewer of a team' });
  const { ok } = await store.run('connectWorkspace', {
    workspaceId: '0190a000-0000-7000-8000-000000000001',
    server: 'https://keyline.acme.example',
    userId: 'vera',
    memberId: null,
    mode: 'join',
    name: 'Acme',
  });
  expect([ok, (await store.read('boot', {})).me]).toEqual([true, null]);
  await show(store);
  await screen.until(() => screen.root.querySelector('.popup-done'));
  expect(text('h2')).not.toBe(t('popupNotSetUp'));
  expect(screen.button(t('popupSetUp'))).toBeFalsy();
});

test('undo brings the check-in back', async () => {
  const { store, keyResult } = await seededStore();
  await keyResult('Page load', seconds, 2.3);
  await show(store);
  await screen.until(() => screen.root.querySelector('form'));
  await screen.press(screen.root.querySelector('form'), 'Enter');
  await title('All checked in');
  await screen.click(screen.button('Undo'));
  await title('Page load');
  expect(position()).toBe('1 of 1 due');
});

test('not now: left for tomorrow, the others go on', async () => {
  const { store, keyResult } = await seededStore();
  await keyResult('Page load', seconds, 2.3);
  await keyResult('Return visitors', percent, 6);
  await show(store);
  await screen.until(() => screen.root.querySelector('form'));
  await screen.click(screen.button('Not now'));
  await title('Return visitors');
  await screen.until(() => screen.root.querySelector('form'));
  await screen.press(screen.root.querySelector('form'), 'Enter');
  await title('1 check-in left for tomorrow');
});

test('links the ticket of the tab by keyboard, and gives the focus back', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  await show(store);
  await screen.until(() => text('.popup-tab').includes('This tab: WEB-142'));
  await screen.click(screen.button('Link to a key result'));
  const field = screen.root.querySelector('[role="combobox"]');
  await screen.until(() => screen.root.querySelector('[role="option"]'));
  await screen.press(field, 'Enter');
  await screen.until(() => text('.toasts').includes('WEB-142 linked to Page load'));
  await screen.until(() => document.activeElement?.textContent === 'Link another');
  const served = await store.read('ticket', {
    ref: { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' },
  });
  expect(served.serves.map(({ summary }) => summary.keyResult.id)).toEqual([id]);
  expect(served.ticket?.title).toBe('Lazy-load images');
});

test('a tab without a ticket is said, and nothing is offered', async () => {
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ active: true }] as never);
  const { store, keyResult } = await seededStore();
  await keyResult('Page load', seconds, 2.3);
  await show(store);
  await screen.until(() => text('.popup-tab').includes('No ticket in this tab'));
  expect(screen.button('Link to a key result')).toBeUndefined();
});

test('not set up: says so, and opens the page where it begins', async () => {
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  vi.spyOn(globalThis, 'close').mockImplementation(() => {});
  await show(await openStore({ name: 'popup-empty' }));
  await title('not set up yet');
  expect(screen.root.querySelector('.popup-tab')).toBeNull();
  await screen.click(screen.button('Set up'));
  expect(create).toHaveBeenCalledWith({ url: 'panel.html' });
});

test('a store that cannot be read is said in words', async () => {
  const { store } = await seededStore();
  const denied = new DOMException('denied', 'SecurityError');
  await show({ ...store, read: () => Promise.reject(denied) });
  await screen.until(() => text('[role="alert"]').includes('lets Keyline store nothing'));
  expect(screen.button('Try again')).toBeDefined();
});

test('a title is text, never markup', async () => {
  const { store, keyResult } = await seededStore();
  await keyResult('<img src=x onerror=alert(1)>', seconds, 2.3);
  await show(store);
  await title('<img src=x');
  expect(screen.root.querySelector('img')).toBeNull();
});
