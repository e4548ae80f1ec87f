// @vitest-environment happy-dom
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import type { TableRow } from './draft-row';
import { useGridFocus } from './use-grid-focus';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
let grid: ReturnType<typeof useGridFocus>;

/** Rows of a table, and nothing else of it. */
function Grid({ ids }: { ids: readonly string[] }) {
  const root = useRef<HTMLDivElement>(null);
  grid = useGridFocus(
    ids.map((id) => ({ id }) as TableRow),
    root,
  );
  return (
    <div ref={root}>
      {ids.map((id) => (
        <button type="button" key={id} data-row={id} onFocus={() => grid.took(id)} />
      ))}
    </div>
  );
}

const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);
const draw = (...ids: string[]) => act(() => root.render(<Grid ids={ids} />));
const focused = () => (document.activeElement as HTMLElement).dataset.row;
afterEach(() => draw());

test('a row that went leaves the focus to the one in its place', async () => {
  await draw('one', 'two');
  await act(() => grid.go({ id: 'two', column: null }));
  expect(focused()).toBe('two');
  await draw('one');
  expect([focused(), grid.row?.id]).toEqual(['one', 'one']);
});

test('the keys are for the row that has the focus, also where another was waited for', async () => {
  await draw('one', 'two');
  await act(() => grid.go({ id: 'made', column: null }));
  await act(() => document.querySelector<HTMLElement>('[data-row="one"]')?.focus());
  await draw('one', 'two', 'made');
  expect([focused(), grid.row?.id]).toEqual(['one', 'one']);
});
