// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { openStore } from '@/lib/store/store';
import { dashboardScreen } from '@/tests/support/dashboard-screen';
import { plannedStore, quietCheckIn } from '@/tests/support/planned-store';

const { screen, open, find, titles, row, says, there, opened, inTable, press, focused } = dashboardScreen();

test('what is typed in a field is never taken', async () => {
  await opened();
  const field = await screen().until(() => find<HTMLInputElement>('[data-filter-text]'));
  field.focus();
  for (const key of ['n', 'e', 'Delete', '/', '?', 'ArrowDown', 'z'])
    await screen().press(field, key, { ctrlKey: key === 'z' });
  expect(document.activeElement).toBe(field);
  expect(find('dialog')).toBeNull();
  expect(find('.tree-draft')).toBeNull();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
});

test('the filter stands in the address, keeps what is above, and can be cleared', async () => {
  await opened();
  const field = await screen().until(() => find<HTMLInputElement>('[data-filter-text]'));
  await screen().type(field, 'visitors');
  await there('Enhance shopping', 'Return visitors');
  expect(globalThis.location.hash).toBe('#/objectives?text=visitors');
  expect(row('Enhance shopping')?.dataset.faint).toBeDefined();
  expect(find('[role="status"].dash-filter-count')?.textContent).toBe('1 of 4 shown');
  await screen().type(field, 'nothing like it');
  await says('Nothing matches');
  await screen().click(screen().button('Clear filter'));
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  expect(field.value).toBe('');
});

test('Enter opens the record beside the list; Escape gives the focus back', async () => {
  const { keyResultId } = await opened();
  await inTable();
  await press('ArrowDown');
  await screen().until(() => focused() === 'Load below 2 s');
  await press('Enter');
  await screen().until(() => find('.dash-pane'));
  expect(globalThis.location.hash).toBe(`#/kr/${keyResultId}`);
  expect(document.title).toContain('Load below 2 s');
  await screen().until(() => document.activeElement?.closest('.dash-pane'));
  await screen().press(document.activeElement, 'Escape');
  await screen().until(() => !find('.dash-pane'));
  await screen().until(() => focused() === 'Load below 2 s');
  expect(document.title).toContain('Objectives');
});

test('keys are shown by ?, and bare letters can be turned off', async () => {
  await opened();
  await inTable();
  await press('?');
  const box = await screen().until(() => find<HTMLInputElement>('dialog input[type="checkbox"]'));
  await screen().click(box);
  await screen().click(find('dialog .icon-button'));
  await screen().until(() => !find('dialog'));
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
  await screen().until(() => titles()[0] === '<img src=x onerror=alert(1)>');
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
  const [, inPlace] = [...screen().root.querySelectorAll('button')].filter(({ textContent }) =>
    textContent?.includes('New objective'),
  );
  await screen().click(inPlace);
  await screen().until(() => find('.tree-draft input'));
});

test('Home: what waits for me, checked in on the spot', async () => {
  const { store, keyResultId, clock } = await plannedStore();
  clock.now = Date.UTC(2026, 8, 11, 9);
  await store.run('checkIn', { keyResultId, value: 2.8, ...quietCheckIn, effectiveOn: '2026-09-04' });
  clock.now = Date.UTC(2026, 8, 19, 9);
  await open(store, '#/home');
  await screen().click(await screen().until(() => screen().button('Check-in: Load below 2 s')));
  const field = await screen().until(() => find<HTMLInputElement>('.check-in-value input'));
  await screen().type(field, '2.3');
  await screen().press(field, 'Enter');
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
  await screen().until(() => find('[role="alert"]')?.textContent?.includes('block site data'));
});
