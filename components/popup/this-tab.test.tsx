// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { putSite, readSites } from '@/lib/platform/sites';
import { readWish, type Wish, writeWish } from '@/lib/platform/wish';
import { fakePermissions } from '@/tests/support/fake-permissions';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { ThisTab } from './this-tab';

const url = 'https://jira.example.test/jira/browse/WEB-1';
const pattern = 'https://jira.example.test/*';
const dc = { origin: 'https://jira.example.test', path: '/jira', platform: 'jira-dc' } as const;
const wish: Wish = { origin: dc.origin, paths: ['/jira', ''], state: 'asked', path: null };

let screen: Screen;
let told: unknown[];
beforeAll(() => Promise.all([import('./turn-on'), import('./revoked')]));
beforeEach(() => {
  told = [];
  vi.spyOn(browser.tabs, 'getCurrent').mockResolvedValue(undefined as never);
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ active: true, url }] as never);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(
    async (message: unknown) => void told.push(message),
  );
});
afterEach(() => screen.unmount());

async function show() {
  const { store } = await seededStore();
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <ThisTab picking={false} onPicking={() => {}} />
      </ToastProvider>
    </StoreProvider>,
  );
}
const says = (text: string) => screen.until(() => screen.root.textContent?.includes(text));
const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));

test('a wish lies in storage before the browser asks, and the worker is told of the yes', async () => {
  fakePermissions.take(pattern);
  let wished: unknown;
  vi.spyOn(browser.permissions, 'request').mockImplementation(async () => {
    wished = await readWish();
    return true;
  });
  await show();
  await says('This tab: jira.example.test');
  await press('Turn Keyline on here');
  await says('Allow it in the browser');
  expect(wished).toEqual(wish);
  await vi.waitFor(() => expect(told).toContainEqual({ type: 'carryOutWish' }));
  expect(await readSites()).toEqual([]);
});

test('a no leaves nothing behind', async () => {
  fakePermissions.take(pattern);
  fakePermissions.says(false);
  await show();
  await press('Turn Keyline on here');
  await says('Not allowed. Nothing was changed.');
  expect(await readWish()).toBeNull();
  expect(told).not.toContainEqual({ type: 'carryOutWish' });
});

test('a popup that the question has closed comes back to the offer, or to the work', async () => {
  await writeWish(wish);
  await show();
  await says('Turn Keyline on here');
  await vi.waitFor(() => expect(told).toContainEqual({ type: 'carryOutWish' }));
  await writeWish({ ...wish, state: 'looking' });
  await says('Looking at what answers');
});

test('no Jira: said, and nothing is kept unless the person insists', async () => {
  await writeWish({ ...wish, state: 'no-jira' });
  await show();
  await says('it is no Jira that we know');
  await press('Leave it');
  await says('Turn Keyline on here');
  expect(await readSites()).toEqual([]);
  expect(await browser.permissions.contains({ origins: [pattern] })).toBe(false);
});

test('a Jira of unknown kind is what the person says it is', async () => {
  await writeWish({ ...wish, state: 'some-jira', path: '/jira' });
  await show();
  await press('Jira Data Center');
  await vi.waitFor(async () => expect(await readSites()).toEqual([dc]));
  await says('Keyline is on at jira.example.test.');
  expect(await readWish()).toBeNull();
});

test('site access taken back: said while the popup stands, and allowed again', async () => {
  await putSite(dc);
  await show();
  fakePermissions.take(pattern);
  await says('Site access was taken back. The links are kept.');
  await press('Allow again');
  await screen.until(() => !screen.root.textContent?.includes('taken back'));
});
