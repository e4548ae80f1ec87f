// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { languages } from '@/lib/platform/language';
import { readLanguage } from '@/lib/platform/language-choice';
import { readPref } from '@/lib/platform/prefs';
import { chosenTheme } from '@/lib/platform/theme';
import type { Store } from '@/lib/store/api';
import { manifest } from '@/manifest';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { Options } from './options';

let screen: Screen;
beforeEach(() => {
  globalThis.location.hash = '';
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
});
afterEach(() => screen.unmount());

async function show(store: Store, hash: string) {
  globalThis.location.hash = `#/${hash}`;
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Options />
      </ToastProvider>
    </StoreProvider>,
  );
}
const text = (selector = 'main') => screen.root.querySelector(selector)?.textContent ?? '';
const says = (words: string) => screen.until(() => screen.root.textContent?.includes(words));

async function choose(at: number, file: File) {
  const input = screen.root.querySelectorAll<HTMLInputElement>('input[type="file"]')[at];
  if (!input) throw new Error('no file input');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('each page has an address; an unknown one shows the first', async () => {
  const { store } = await seededStore();
  await show(store, 'about');
  expect(text('h1')).toBe('About');
  expect(text()).toContain('Keyline 1.2.3');
  expect(screen.root.querySelector('[aria-current="page"]')?.textContent).toBe('About');
  await screen.unmount();
  await show(store, 'nowhere');
  expect(text('h1')).toBe('Sites');
});

test('a file is checked first, then replaces everything', async () => {
  const { store, run, keyResult } = await seededStore();
  await keyResult('Kept', { type: 'binary' });
  const { text: exported } = await store.read('exportFile', { team: false });
  const id = await keyResult('Added later', { type: 'binary' });
  await show(store, 'data');
  await choose(0, new File([exported], 'backup.json'));
  await screen.until(() => screen.root.querySelector('table'));
  expect(text('.file-report')).toContain('backup.json');
  const row = [...screen.root.querySelectorAll('tbody tr')].find(({ textContent }) =>
    textContent?.startsWith('Key results'),
  );
  expect([...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
    '0',
    '0',
    '1',
    '1',
  ]);
  expect(await store.read('keyResult', { keyResultId: id })).not.toBeNull();
  await screen.click(screen.button('Replace everything'));
  await says('Everything is as in backup.json');
  expect(await store.read('keyResult', { keyResultId: id })).toBeNull();
  await run('createTeam', { name: 'Still works' });
});

test('cancel leaves everything as it is', async () => {
  const { store, keyResult } = await seededStore();
  const { text: exported } = await store.read('exportFile', { team: false });
  const id = await keyResult('Added later', { type: 'binary' });
  await show(store, 'data');
  await choose(0, new File([exported], 'backup.json'));
  await screen.until(() => screen.root.querySelector('table'));
  await screen.click(screen.button('Cancel'));
  expect(screen.root.querySelector('table')).toBeNull();
  expect(await store.read('keyResult', { keyResultId: id })).not.toBeNull();
});

test.each([
  ['not a file of ours', '{"a":1}', 'not a Keyline export'],
  ['half a file', '{"format":"keyline","rec', 'not a Keyline export'],
  ['nothing', '', 'not a Keyline export'],
])('%s is said in words', async (_, content, words) => {
  const { store } = await seededStore();
  await show(store, 'data');
  await choose(0, new File([content], 'x.json'));
  await screen.until(() => text('[role="alert"]').includes(words));
  expect(screen.root.querySelector('table')).toBeNull();
});

test('erasing wants the word', async () => {
  const { store } = await seededStore();
  await show(store, 'data');
  const button = screen.button('Erase everything');
  const isDisabled = () => button?.getAttribute('aria-disabled') === 'true';
  expect(isDisabled()).toBe(true);
  const field = screen.root.querySelector('.erase input');
  await screen.type(field, 'eras');
  expect(isDisabled()).toBe(true);
  await screen.type(field, ' Erase ');
  expect(isDisabled()).toBe(false);
  await screen.click(button);
  await says('Everything is erased');
  expect((await store.read('boot', {})).workspace).toBeNull();
});

test('a pasted plan: guessed columns, wrong rows said, the good ones imported, undone', async () => {
  const { store } = await seededStore();
  await show(store, 'import');
  await screen.until(() => screen.root.querySelector('textarea'));
  await screen.click(screen.button('Next'));
  expect(text('[role="alert"]')).toContain('Paste a table first');
  await screen.type(
    screen.root.querySelector('textarea'),
    'Objective\tKey result\tStart\tTarget\tUnit\nGrow\tVisits\t0\t5.000\tvisits\n\tRating\tabc\t4.5\tstars\n',
  );
  await screen.click(screen.button('Next'));
  await says('Rows that can be imported: 1 of 2');
  expect(text('.table-wrong')).toContain('Rating');
  expect(text('.table-wrong')).toContain('“abc” is no number');
  await screen.click(screen.button('Import the rows without errors'));
  await says('Imported. Objectives: 1. Key results: 1.');
  const found = await store.read('picker', { text: 'Visits', cycleId: null, ref: null });
  expect(found.groups[0]?.items).toHaveLength(1);
  await screen.click(screen.button('Undo'));
  await says('The import is undone');
  const left = await store.read('picker', { text: 'Visits', cycleId: null, ref: null });
  expect(left.groups.flatMap(({ items }) => items)).toHaveLength(0);
});

test('a column means one field', async () => {
  const { store } = await seededStore();
  await show(store, 'import');
  await screen.until(() => screen.root.querySelector('textarea'));
  await screen.type(screen.root.querySelector('textarea'), 'Objective\tWhat\nGrow\tVisits\n');
  await screen.click(screen.button('Next'));
  const selects = await screen.until(() => {
    const all = screen.root.querySelectorAll('select');
    return all.length > 4 && all;
  });
  const [objective, , keyResult] = selects;
  if (!objective || !keyResult) throw new Error('no columns');
  expect(objective.value).toBe('0');
  keyResult.value = '0';
  keyResult.dispatchEvent(new Event('change', { bubbles: true }));
  await screen.until(() => objective.value === '');
  expect(keyResult.value).toBe('0');
});

test('reminders are saved as they are set', async () => {
  const { store } = await seededStore();
  await show(store, 'check-ins');
  const on = await screen.until(() => screen.root.querySelector('[role="switch"]'));
  await screen.type(screen.root.querySelector('input[type="time"]'), '16:30');
  await vi.waitFor(async () => expect(await readPref('reminders')).toEqual({ on: true, at: '16:30' }));
  await screen.click(on);
  await vi.waitFor(async () => expect(await readPref('reminders')).toEqual({ on: false, at: '16:30' }));
});

test('the launcher of a host is turned off', async () => {
  const { store } = await seededStore();
  await show(store, 'sites');
  await screen.click(await screen.until(() => screen.root.querySelector('[role="switch"]')));
  await vi.waitFor(async () =>
    expect(await browser.storage.local.get('page:jira-cloud')).toEqual({
      'page:jira-cloud': { off: true },
    }),
  );
});

test('colours and language are kept as they are set', async () => {
  const { store } = await seededStore();
  await show(store, 'appearance');
  await screen.click(screen.button('Dark'));
  expect(chosenTheme()).toBe('dark');
  expect(document.documentElement.dataset.colorMode).toBe('dark');
  await screen.click(screen.button('As the browser'));
  expect(chosenTheme()).toBeNull();
  const select = await screen.until(() => screen.root.querySelector('select'));
  expect([...select.options].map(({ value }) => value)).toEqual(['', ...Object.keys(languages)]);
  select.value = 'en';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(async () => expect(await readLanguage()).toBe('en'));
});

test('the privacy page names every address and explains every permission', async () => {
  const { permissions } = manifest('chrome');
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3', permissions } as never);
  const { store } = await seededStore();
  await show(store, 'privacy');
  const rows = () => [...screen.root.querySelectorAll('.stored > div')].map(({ textContent }) => textContent);
  for (const permission of permissions)
    expect(rows().find((row) => row?.startsWith(permission))?.length).toBeGreaterThan(permission.length + 10);
  expect(text()).toContain('*.atlassian.net');
  expect(text()).toContain('api.linear.app');
});
