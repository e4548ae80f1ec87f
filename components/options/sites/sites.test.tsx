// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { putSite, readSites } from '@/lib/platform/sites';
import type { Store } from '@/lib/store/api';
import { fakePermissions } from '@/tests/support/fake-permissions';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { SitesPage } from '../sites-page';

const dc = { origin: 'https://jira.example.test', path: '/jira', platform: 'jira-dc' } as const;
const pattern = 'https://jira.example.test/*';

let screen: Screen;
const fetched: string[] = [];
let answer: (url: string) => Response;
beforeEach(() => {
  fetched.length = 0;
  answer = () =>
    new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } });
  vi.stubGlobal('fetch', async (url: unknown) => {
    fetched.push(`${url}`);
    return answer(`${url}`);
  });
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([] as never);
});
afterEach(async () => {
  await screen.unmount();
  vi.unstubAllGlobals();
});

async function show(store?: Store) {
  screen = await render(
    <StoreProvider store={store ?? (await seededStore()).store}>
      <ToastProvider closeLabel="Close">
        <SitesPage />
      </ToastProvider>
    </StoreProvider>,
  );
  await screen.until(() => screen.root.querySelector('.add-site'));
}
const says = (text: string) => screen.until(() => screen.root.textContent?.includes(text));
const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));
const field = () => screen.root.querySelector('.add-site input');
async function add(address: string) {
  await screen.type(field(), address);
  await screen.click(screen.button('Add site'));
}
const isAllowed = () => browser.permissions.contains({ origins: [pattern] });

test('an address becomes a site: asked for, looked at, added', async () => {
  fakePermissions.take(pattern);
  answer = () =>
    Response.json({ baseUrl: 'https://jira.example.test/jira', deploymentType: 'Server', version: '9.12' });
  await show();
  await screen.type(field(), 'jira.example.test/jira/browse/WEB-1');
  expect(fetched).toEqual([]);
  await screen.click(screen.button('Add site'));
  await says('Keyline is on at jira.example.test/jira, a Jira Data Center.');
  expect(await readSites()).toEqual([dc]);
  expect(fetched).toEqual(['https://jira.example.test/jira/rest/api/2/serverInfo']);
  expect(screen.root.querySelector('.own-site')?.textContent).toContain('Allowed');
});

test.each([
  ['', 'Type or paste an address'],
  ['our jira', 'That is no address'],
  ['javascript:alert(1)', 'https:// or http://'],
  ['https://*', 'never for all'],
  ['acme.atlassian.net', 'at work there already'],
])('%s is refused in place, and nobody is asked', async (typed, words) => {
  const asked = vi.spyOn(browser.permissions, 'request');
  await show();
  await add(typed);
  await says(words);
  expect(field()?.getAttribute('aria-invalid')).toBe('true');
  expect(asked).not.toHaveBeenCalled();
});

test('a no of the browser: nothing is fetched, nothing kept', async () => {
  fakePermissions.take(pattern);
  fakePermissions.says(false);
  await show();
  await add('jira.example.test/jira');
  await says('The browser did not allow it. Nothing was changed.');
  expect(fetched).toEqual([]);
  expect(await readSites()).toEqual([]);
});

test('no Jira: said; left, and access given back', async () => {
  fakePermissions.take(pattern);
  await show();
  await add('jira.example.test');
  await says('it is no Jira that we know: jira.example.test');
  expect(await readSites()).toEqual([]);
  await press('Leave it');
  await says('Nothing was kept.');
  expect(await isAllowed()).toBe(false);
});

test('no Jira, but the person insists', async () => {
  await show();
  await add('jira.example.test/jira');
  await press('It is Jira Data Center');
  await vi.waitFor(async () => expect(await readSites()).toEqual([dc]));
});

test('looks again after a sign-in', async () => {
  answer = () => new Response('', { status: 401 });
  await show();
  await add('jira.example.test/jira');
  await says('wants a sign-in first');
  answer = () => Response.json({ baseUrl: 'https://jira.example.test/jira', deploymentType: 'Server' });
  await press('Look again');
  await vi.waitFor(async () => expect(await readSites()).toEqual([dc]));
});

test('http is taken, with a warning', async () => {
  await show();
  await screen.type(field(), 'http://jira.intranet');
  await says('http:// is not encrypted');
});

test('another platform; removed, and undone', async () => {
  await putSite(dc);
  await show();
  const select = screen.root.querySelector<HTMLSelectElement>('.own-site select');
  if (!select) throw new Error('no platform to choose');
  select.value = 'jira-cloud';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(async () => expect(await readSites()).toEqual([{ ...dc, platform: 'jira-cloud' }]));
  await press('Remove jira.example.test/jira');
  await says('jira.example.test/jira removed.');
  expect(await readSites()).toEqual([]);
  await vi.waitFor(async () => expect(await isAllowed()).toBe(false));
  await press('Undo');
  await vi.waitFor(async () => expect(await readSites()).toEqual([{ ...dc, platform: 'jira-cloud' }]));
  expect(await isAllowed()).toBe(true);
});

test('site access revoked has a state of its own, also for a host of the manifest', async () => {
  await putSite(dc);
  await show();
  fakePermissions.take(pattern, 'https://*.atlassian.net/*');
  await screen.until(() => screen.root.querySelectorAll('[data-shape="at-risk"]').length === 2);
  await says('Site access revoked. The links are kept.');
  await press('Allow again: Jira Cloud');
  await press('Allow again: jira.example.test/jira');
  await screen.until(() => !screen.root.querySelector('[data-shape="at-risk"]'));
});

test('a site that has moved takes its tickets along, with undo', async () => {
  const { store, run, keyResult } = await seededStore();
  const keyResultId = await keyResult('Page load', { type: 'binary' });
  for (const key of ['WEB-1', 'WEB-2']) {
    const ticket = { host: 'jira-cloud', site: 'acme.atlassian.net', key };
    await run('linkTicket', {
      ticket,
      url: `https://acme.atlassian.net/browse/${key}`,
      title: null,
      keyResultId,
    });
  }
  await show(store);
  await says('2 tickets');
  await press('It has moved… (acme.atlassian.net)');
  const input = await screen.until(() => screen.root.querySelector('.renamed input'));
  await screen.type(input, 'https://tickets.example.com/browse/WEB-1');
  await says('2 tickets and their links go from acme.atlassian.net to tickets.example.com.');
  await press('Move tickets');
  await says('2 tickets now at tickets.example.com');
  expect(await store.read('sites', {})).toMatchObject([{ site: 'tickets.example.com', tickets: 2 }]);
  await press('Undo');
  await vi.waitFor(async () =>
    expect(await store.read('sites', {})).toMatchObject([{ site: 'acme.atlassian.net' }]),
  );
});
