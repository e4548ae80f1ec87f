import { expect, test } from 'vitest';
import { type GridAction, gridAction } from './keys';

const press = (key: string, more = {}, rtl = false, letters = true) =>
  gridAction({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, rtl, letters);

test.each<[string, object, GridAction | null]>([
  ['ArrowDown', {}, 'down'],
  ['ArrowRight', {}, 'in'],
  ['ArrowLeft', {}, 'out'],
  ['Home', {}, 'home'],
  ['End', { ctrlKey: true }, 'last'],
  ['Home', { metaKey: true }, 'first'],
  ['ArrowUp', { altKey: true }, 'moveUp'],
  ['ArrowRight', { altKey: true }, 'nest'],
  ['ArrowLeft', { altKey: true }, 'unnest'],
  ['F2', {}, 'rename'],
  ['e', {}, 'rename'],
  ['F', {}, 'rename'],
  ['n', {}, 'newKeyResult'],
  ['N', { shiftKey: true }, 'newObjective'],
  ['F10', { shiftKey: true }, 'menu'],
  ['Delete', {}, 'archive'],
  ['n', { ctrlKey: true }, null],
  ['e', { metaKey: true }, null],
  ['z', { ctrlKey: true }, null],
  ['ArrowDown', { ctrlKey: true }, null],
  ['ArrowUp', { altKey: true, shiftKey: true }, null],
  ['Tab', {}, null],
  ['Backspace', {}, null],
])('%s %o is %s', (key, more, action) => {
  expect(press(key, more)).toBe(action);
});

test('from right to left the arrows are the other way round', () => {
  expect(press('ArrowLeft', {}, true)).toBe('in');
  expect(press('ArrowRight', { altKey: true }, true)).toBe('unnest');
});

test('bare letters can be turned off; F2 and Delete stay', () => {
  expect(press('n', {}, false, false)).toBeNull();
  expect(press('N', { shiftKey: true }, false, false)).toBeNull();
  expect(press('F2', {}, false, false)).toBe('rename');
  expect(press('Delete', {}, false, false)).toBe('archive');
});
