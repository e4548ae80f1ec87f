// @vitest-environment happy-dom
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render, type Screen } from '@/tests/support/render';
import type { TableRow } from './draft-row';
import { useGridFocus } from './use-grid-focus';

let screen: Screen;
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

const draw = (...ids: string[]) => screen.redraw(<Grid ids={ids} />);
const focused = () => (document.activeElement as HTMLElement).dataset.row;
beforeEach(async () => {
  screen = await render(<Grid ids={['one', 'two']} />);
});
afterEach(() => screen.unmount());

test('a row that went leaves the focus to the one in its place', async () => {
  await screen.step(() => grid.go({ id: 'two', column: null }));
  expect(focused()).toBe('two');
  await draw('one');
  expect([focused(), grid.row?.id]).toEqual(['one', 'one']);
});

test('the keys are for the row that has the focus, also where another was waited for', async () => {
  await screen.step(() => grid.go({ id: 'made', column: null }));
  await screen.step(() => document.querySelector<HTMLElement>('[data-row="one"]')?.focus());
  await draw('one', 'two', 'made');
  expect([focused(), grid.row?.id]).toEqual(['one', 'one']);
});
