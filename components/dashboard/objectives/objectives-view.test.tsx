// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { dashboardScreen } from '@/tests/support/dashboard-screen';

const { screen, open, find, titles, row, says, there, opened, inTable, press, focused } = dashboardScreen();

test('rows by the keyboard: down, up, ends, in and out, and one place in the tab order', async () => {
  await opened();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await inTable();
  await press('ArrowDown');
  await screen().until(() => focused() === 'Load below 2 s');
  await press('End');
  await screen().until(() => focused() === 'Calmer support');
  await press('Home');
  await press('ArrowLeft');
  await there('Enhance shopping', 'Calmer support');
  expect(row('Enhance shopping')?.getAttribute('aria-expanded')).toBe('false');
  await press('ArrowRight');
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await press('ArrowRight');
  await screen().until(() => document.activeElement?.getAttribute('role') === 'rowheader');
  await press('ArrowRight');
  await screen().until(() => document.activeElement?.classList.contains('tree-owner'));
  await press('ArrowDown');
  await screen().until(() => focused() === 'Load below 2 s');
  expect(document.activeElement?.classList.contains('tree-owner')).toBe(true);
  expect(screen().root.querySelectorAll('.tree-row[tabindex="0"], .tree-cell[tabindex="0"]')).toHaveLength(1);
  await press('Home');
  await press('ArrowLeft');
  await screen().until(() => document.activeElement?.getAttribute('role') === 'row');
  await press('ArrowLeft');
  await screen().until(() => focused() === 'Enhance shopping');
});

test('what is collapsed stays so at the next visit', async () => {
  const { store } = await opened();
  await there('Enhance shopping', 'Load below 2 s', 'Return visitors', 'Calmer support');
  await inTable();
  await press('ArrowLeft');
  await there('Enhance shopping', 'Calmer support');
  await screen().unmount();
  await open(store, '#/objectives');
  await there('Enhance shopping', 'Calmer support');
});

test('renames in place, and undoes by Ctrl+Z', async () => {
  await opened();
  await inTable();
  await press('e');
  const field = await screen().until(() => find<HTMLInputElement>('.tree-input'));
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('Enhance shopping');
  await screen().type(field, 'Enhance the shop');
  await screen().press(field, 'Enter');
  await screen().until(() => titles()[0] === 'Enhance the shop');
  await screen().until(() => focused() === 'Enhance the shop');
  await press('z', { ctrlKey: true });
  await screen().until(() => titles()[0] === 'Enhance shopping');
  await press('F2');
  const again = await screen().until(() => find<HTMLInputElement>('.tree-input'));
  await screen().type(again, 'Never mind');
  await screen().press(again, 'Escape');
  await screen().until(() => focused() === 'Enhance shopping');
});

test('writes key results one after another under a row, measured as the line says', async () => {
  const { store, objectiveId } = await opened();
  await inTable();
  await press('n');
  const field = await screen().until(() => find<HTMLInputElement>('.tree-draft input'));
  await screen().type(field, 'Checkout time 3.5 → 2 min');
  expect(find('.tree-field-note')?.textContent).toBe('3.5 min → 2.0 min');
  await screen().press(field, 'Enter');
  await screen().until(() => row('Checkout time'));
  await screen().type(find('.tree-draft input'), 'SOPs written');
  await screen().press(find('.tree-draft input'), 'Enter');
  await screen().until(() => row('SOPs written'));
  expect(titles()).toEqual([
    ...['Enhance shopping', 'Load below 2 s', 'Return visitors', 'Checkout time', 'SOPs written'],
    ...['…', 'Calmer support'],
  ]);
  await screen().press(find('.tree-draft input'), 'Escape');
  await screen().until(() => focused() === 'SOPs written');
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
  const field = await screen().until(() => find<HTMLInputElement>('.tree-draft input'));
  await screen().type(field, 'Happier people');
  await screen().press(field, 'Enter');
  await screen().until(() => row('Happier people'));
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
  await screen().until(() => focused() === 'Load below 2 s');
  await press('End');
  await press('ArrowRight', { altKey: true });
  await screen().until(() => row('Calmer support')?.getAttribute('aria-level') === '2');
  await screen().until(() => focused() === 'Calmer support');
  await press('ArrowLeft', { altKey: true });
  await screen().until(() => row('Calmer support')?.getAttribute('aria-level') === '1');
  await press('z', { ctrlKey: true });
  await screen().until(() => row('Calmer support')?.getAttribute('aria-level') === '2');
});

test('moves a key result elsewhere by its menu', async () => {
  await opened();
  await inTable();
  await press('ArrowDown');
  await press('F10', { shiftKey: true });
  await screen().until(() => find('[role="menu"]'));
  await screen().click(screen().button('Move…'));
  const field = await screen().until(() => find<HTMLInputElement>('dialog [role="combobox"]'));
  expect([...screen().root.querySelectorAll('[role="option"]')].map((each) => each.textContent)).toEqual([
    'Calmer support',
  ]);
  await screen().type(field, 'calm');
  await screen().press(field, 'Enter');
  await there('Enhance shopping', 'Return visitors', 'Calmer support', 'Load below 2 s');
  await screen().until(() => focused() === 'Load below 2 s');
});

test('archives with undo; the focus goes to the row that follows', async () => {
  const { store, keyResultId } = await opened();
  await inTable();
  await press('ArrowDown');
  await press('Delete');
  await there('Enhance shopping', 'Return visitors', 'Calmer support');
  await screen().until(() => focused() === 'Return visitors');
  await screen().click(await screen().until(() => screen().button('Undo')));
  await screen().until(() => row('Load below 2 s'));
  await store.run('setArchived', { kind: 'keyResult', id: keyResultId, archived: true });
  await screen().click(screen().button('Objectives'));
  globalThis.location.hash = '#/objectives?archived=';
  await there('Key results', 'Load below 2 s');
  await screen().click(screen().button('Restore Load below 2 s'));
  await says('Nothing is archived');
});
