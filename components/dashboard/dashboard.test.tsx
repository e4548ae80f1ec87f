// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Store } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';
import { type Planned, plannedStore, quietCheckIn } from '@/tests/support/planned-store';
import { render, type Screen } from '@/tests/support/render';
import { Dashboard } from './dashboard';

let screen: Screen;
beforeAll(() =>
  Promise.all([
    import('@/components/first-run/first-run'),
    import('@/components/check-in/check-in-form'),
    import('./detail/detail-pane'),
    import('./keys-dialog'),
    import('./objectives/move-dialog'),
    import('./objectives/drag'),
  ]),
);
beforeEach(() => {
  localStorage.clear();
  // A list of no height draws no rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
});
afterEach(async () => {
  await screen.unmount();
  vi.restoreAllMocks();
});

async function open(store: Store, hash: string) {
  globalThis.location.hash = hash;
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Dashboard />
      </ToastProvider>
    </StoreProvider>,
  );
  return screen;
}
const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
  screen.root.querySelector<T>(selector);
const rows = () => [...screen.root.querySelectorAll<HTMLElement>('.tree-row')];
const titles = () => rows().map((row) => row.querySelector('.tree-title')?.textContent ?? '…');
const row = (title: string) =>
  rows().find((each) => each.querySelector('.tree-title')?.textContent === title);
const says = (text: string) => screen.until(() => screen.root.textContent?.includes(text));
const there = (...expected: string[]) =>
  screen.until(() => JSON.stringify(titles()) === JSON.stringify(expected));

/** The objective with two key results, and one beside it. */
async function opened(hash = '#/objectives'): Promise<Planned> {
  const planned = await plannedStore();
  const { store, objectiveId, cycleId } = planned;
  const metric = { type: 'number', start: 20, target: 30, unit: '%' } as const;
  await store.run('createKeyResult', { objectiveId, title: 'Return visitors', metric });
  await store.run('createObjective', { title: 'Calmer support', cycleId });
  await open(store, hash);
  return planned;
}
/** The focus is on the first row, as Tab would bring it there. */
async function inTable() {
  const first = await screen.until(() => find('.tree-row[tabindex="0"]'));
  first.focus();
  return first;
}
const press = (key: string, more?: KeyboardEventInit) => screen.press(document.activeElement, key, more);
const focused = () =>
  document.activeElement?.closest('.tree-row')?.querySelector('.tree-title')?.textContent ?? null;

test('rows by the keyboard: down, up, ends, in and out, and one place in the tab order', async () => {
  await opened();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await inTable();
  await press('ArrowDown');
  await screen.until(() => focused() === 'Load below 2 s');
  await press('End');
  await screen.until(() => focused() === 'Calmer support');
  await press('Home');
  await press('ArrowLeft');
  await there('Enhance shopping', 'Calmer support');
  expect(row('Enhance shopping')?.getAttribute('aria-expanded')).toBe('false');
  await press('ArrowRight');
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await press('ArrowRight');
  await screen.until(() => document.activeElement?.getAttribute('role') === 'rowheader');
  await press('ArrowRight');
  await screen.until(() => document.activeElement?.classList.contains('tree-owner'));
  await press('ArrowDown');
  await screen.until(() => focused() === 'Load below 2 s');
  expect(document.activeElement?.classList.contains('tree-owner')).toBe(true);
  expect(screen.root.querySelectorAll('.tree-row[tabindex="0"], .tree-cell[tabindex="0"]')).toHaveLength(1);
  await press('Home');
  await press('ArrowLeft');
  await screen.until(() => document.activeElement?.getAttribute('role') === 'row');
  await press('ArrowLeft');
  await screen.until(() => focused() === 'Enhance shopping');
});

test('what is collapsed stays so at the next visit', async () => {
  const { store } = await opened();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await inTable();
  await press('ArrowLeft');
  await there('Enhance shopping', 'Calmer support');
  await screen.unmount();
  await open(store, '#/objectives');
  await there('Enhance shopping', 'Calmer support');
});

test('renames in place, and undoes by Ctrl+Z', async () => {
  await opened();
  await inTable();
  await press('e');
  const field = await screen.until(() => find<HTMLInputElement>('.tree-input'));
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('Enhance shopping');
  await screen.type(field, 'Enhance the shop');
  await screen.press(field, 'Enter');
  await screen.until(() => titles()[0] === 'Enhance the shop');
  await screen.until(() => focused() === 'Enhance the shop');
  await press('z', { ctrlKey: true });
  await screen.until(() => titles()[0] === 'Enhance shopping');
  await press('F2');
  const again = await screen.until(() => find<HTMLInputElement>('.tree-input'));
  await screen.type(again, 'Never mind');
  await screen.press(again, 'Escape');
  await screen.until(() => focused() === 'Enhance shopping');
});

test('writes key results one after another under a row, measured as the line says', async () => {
  const { store, objectiveId } = await opened();
  await inTable();
  await press('n');
  const field = await screen.until(() => find<HTMLInputElement>('.tree-draft input'));
  await screen.type(field, 'Checkout time 3.5 → 2 min');
  expect(find('.tree-field-note')?.textContent).toBe('3.5 min → 2.0 min');
  await screen.press(field, 'Enter');
  await screen.until(() => row('Checkout time'));
  await screen.type(find('.tree-draft input'), 'SOPs written');
  await screen.press(find('.tree-draft input'), 'Enter');
  await screen.until(() => row('SOPs written'));
  expect(titles()).toEqual([
    ...['Enhance shopping', 'Load below 2 s', 'Return visitors', 'Checkout time', 'SOPs written'],
    ...['…', 'Calmer support'],
  ]);
  await screen.press(find('.tree-draft input'), 'Escape');
  await screen.until(() => focused() === 'SOPs written');
  const { objectives } = await store.read('plan', { cycleId: null });
  const made = objectives.find(({ summary }) => summary.objective.id === objectiveId)?.keyResults;
  expect(made?.map(({ keyResult }) => keyResult.metric)).toMatchObject([
    {},
    {},
    { type: 'number', start: 3.5, target: 2, unit: 'min' },
    { type: 'binary' },
  ]);
});

test('a new objective stands behind the one it was asked from', async () => {
  await opened();
  await inTable();
  await press('N', { shiftKey: true });
  const field = await screen.until(() => find<HTMLInputElement>('.tree-draft input'));
  await screen.type(field, 'Happier people');
  await screen.press(field, 'Enter');
  await screen.until(() => row('Happier people'));
  expect(titles().filter((title) => title !== '…')).toEqual([
    ...['Enhance shopping', 'Load below 2 s', 'Return visitors', 'Happier people', 'Calmer support'],
  ]);
});

test('moves by Alt and the arrows; says so where there is nowhere to go', async () => {
  await opened();
  await inTable();
  await press('ArrowDown');
  await press('ArrowUp', { altKey: true });
  await says('It cannot go further that way.');
  await press('ArrowDown', { altKey: true });
  await there('Enhance shopping', 'Return visitors', 'Load below 2 s', 'Calmer support');
  await screen.until(() => focused() === 'Load below 2 s');
  await press('End');
  await press('ArrowRight', { altKey: true });
  await screen.until(() => row('Calmer support')?.getAttribute('aria-level') === '2');
  await screen.until(() => focused() === 'Calmer support');
  await press('ArrowLeft', { altKey: true });
  await screen.until(() => row('Calmer support')?.getAttribute('aria-level') === '1');
  await press('z', { ctrlKey: true });
  await screen.until(() => row('Calmer support')?.getAttribute('aria-level') === '2');
});

test('moves a key result elsewhere by its menu', async () => {
  await opened();
  await inTable();
  await press('ArrowDown');
  await press('F10', { shiftKey: true });
  await screen.until(() => find('[role="menu"]'));
  await screen.click(screen.button('Move…'));
  const field = await screen.until(() => find<HTMLInputElement>('dialog [role="combobox"]'));
  expect([...screen.root.querySelectorAll('[role="option"]')].map((each) => each.textContent)).toEqual([
    'Calmer support',
  ]);
  await screen.type(field, 'calm');
  await screen.press(field, 'Enter');
  await there('Enhance shopping', 'Return visitors', 'Calmer support', 'Load below 2 s');
  await screen.until(() => focused() === 'Load below 2 s');
});

test('archives with undo; the focus goes to the row that follows', async () => {
  const { store, keyResultId } = await opened();
  await inTable();
  await press('ArrowDown');
  await press('Delete');
  await there('Enhance shopping', 'Return visitors', 'Calmer support');
  await screen.until(() => focused() === 'Return visitors');
  await screen.click(await screen.until(() => screen.button('Undo')));
  await screen.until(() => row('Load below 2 s'));
  await store.run('setArchived', { kind: 'keyResult', id: keyResultId, archived: true });
  await screen.click(screen.button('Objectives'));
  globalThis.location.hash = '#/objectives?archived=';
  await there('Without a parent', 'Load below 2 s');
  await screen.click(screen.button('Restore Load below 2 s'));
  await says('Nothing is archived');
});

test('what is typed in a field is never taken', async () => {
  await opened();
  const field = await screen.until(() => find<HTMLInputElement>('[data-filter-text]'));
  field.focus();
  for (const key of ['n', 'e', 'Delete', '/', '?', 'ArrowDown', 'z'])
    await screen.press(field, key, { ctrlKey: key === 'z' });
  expect(document.activeElement).toBe(field);
  expect(find('dialog')).toBeNull();
  expect(find('.tree-draft')).toBeNull();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
});

test('the filter stands in the address, keeps what is above, and can be cleared', async () => {
  await opened();
  const field = await screen.until(() => find<HTMLInputElement>('[data-filter-text]'));
  await screen.type(field, 'visitors');
  await there('Enhance shopping', 'Return visitors');
  expect(globalThis.location.hash).toBe('#/objectives?text=visitors');
  expect(row('Enhance shopping')?.dataset.faint).toBeDefined();
  expect(find('[role="status"].dash-filter-count')?.textContent).toBe('1 of 4 shown');
  await screen.type(field, 'nothing like it');
  await says('Nothing matches');
  await screen.click(screen.button('Clear filter'));
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  expect(field.value).toBe('');
});

test('Enter opens the record beside the list; Escape gives the focus back', async () => {
  const { keyResultId } = await opened();
  await inTable();
  await press('ArrowDown');
  await screen.until(() => focused() === 'Load below 2 s');
  await press('Enter');
  await screen.until(() => find('.dash-pane'));
  expect(globalThis.location.hash).toBe(`#/kr/${keyResultId}`);
  expect(document.title).toContain('Load below 2 s');
  await screen.until(() => document.activeElement?.closest('.dash-pane'));
  await screen.press(document.activeElement, 'Escape');
  await screen.until(() => !find('.dash-pane'));
  await screen.until(() => focused() === 'Load below 2 s');
  expect(document.title).toContain('Objectives');
});

test('keys are shown by ?, and bare letters can be turned off', async () => {
  await opened();
  await inTable();
  await press('?');
  const box = await screen.until(() => find<HTMLInputElement>('dialog input[type="checkbox"]'));
  await screen.click(box);
  await screen.click(find('dialog .icon-button'));
  await screen.until(() => !find('dialog'));
  await inTable();
  await press('n');
  await press('?');
  expect(find('.tree-draft')).toBeNull();
  expect(find('dialog')).toBeNull();
});

test('titles are text, never markup', async () => {
  const { store, objectiveId } = await plannedStore();
  await store.run('editObjective', { objectiveId, title: '<img src=x onerror=alert(1)>' });
  await open(store, '#/objectives');
  await screen.until(() => titles()[0] === '<img src=x onerror=alert(1)>');
  expect(find('img')).toBeNull();
});

test('an empty plan teaches and offers the first step', async () => {
  const { store, objectiveId } = await plannedStore();
  await store.run('setArchived', { kind: 'objective', id: objectiveId, archived: true });
  const { loose } = await store.read('plan', { cycleId: null });
  for (const { keyResult } of loose)
    await store.run('setArchived', { kind: 'keyResult', id: keyResult.id, archived: true });
  await open(store, '#/objectives');
  await says('No objectives yet');
  const [, inPlace] = [...screen.root.querySelectorAll('button')].filter(({ textContent }) =>
    textContent?.includes('New objective'),
  );
  await screen.click(inPlace);
  await screen.until(() => find('.tree-draft input'));
});

test('Home: what waits for me, checked in on the spot', async () => {
  const { store, keyResultId, clock } = await plannedStore();
  clock.now = Date.UTC(2026, 8, 11, 9);
  await store.run('checkIn', { keyResultId, value: 2.8, ...quietCheckIn, effectiveOn: '2026-09-04' });
  clock.now = Date.UTC(2026, 8, 19, 9);
  await open(store, '#/home');
  await screen.click(await screen.until(() => screen.button('Check-in: Load below 2 s')));
  const field = await screen.until(() => find<HTMLInputElement>('.check-in-value input'));
  await screen.type(field, '2.3');
  await screen.press(field, 'Enter');
  await says('All checked in');
  await says('27 % → 73 %');
  expect((await store.read('home', {})).changed).toHaveLength(2);
});

test('before anything is set up: who are you', async () => {
  await open(await openStore({ name: 'dashboard-first' }), '');
  await says('Who are you?');
});

test('a store that cannot be read is said in words', async () => {
  const { store } = await plannedStore();
  await open({ ...store, read: () => Promise.reject(new DOMException('denied', 'SecurityError')) }, '');
  await screen.until(() => find('[role="alert"]')?.textContent?.includes('block site data'));
});
