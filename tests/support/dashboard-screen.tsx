/** The dashboard as unit tests see it: mounted over a store, used by the keyboard. */
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { Dashboard } from '@/components/dashboard/dashboard';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Store } from '@/lib/store/api';
import { type Planned, plannedStore } from './planned-store';
import { render, type Screen } from './render';

/** Mounts anew in each test of a file, and takes it away after. */
export function dashboardScreen() {
  let screen: Screen;
  // The parts that load when first wanted: a test's patience is short.
  beforeAll(() =>
    Promise.all([
      import('@/components/first-run/first-run'),
      import('@/components/check-in/check-in-form'),
      import('@/components/dashboard/detail/detail-pane'),
      import('@/components/dashboard/keys-dialog'),
      import('@/components/dashboard/objectives/move-dialog'),
      import('@/components/dashboard/objectives/drag'),
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
  const open = async (store: Store, hash: string) => {
    globalThis.location.hash = hash;
    screen = await render(
      <StoreProvider store={store}>
        <ToastProvider closeLabel="Close">
          <Dashboard />
        </ToastProvider>
      </StoreProvider>,
    );
    return screen;
  };
  const find = <T extends HTMLElement = HTMLElement>(selector: string) =>
    screen.root.querySelector<T>(selector);
  const rows = () => [...screen.root.querySelectorAll<HTMLElement>('.tree-row')];
  const titleOf = (row: Element | null | undefined) => row?.querySelector('.tree-title')?.textContent ?? null;
  const titles = () => rows().map((row) => titleOf(row) ?? '…');
  return {
    screen: () => screen,
    open,
    find,
    titles,
    row: (title: string) => rows().find((each) => titleOf(each) === title),
    says: (text: string) => screen.until(() => screen.root.textContent?.includes(text)),
    there: (...expected: string[]) =>
      screen.until(() => JSON.stringify(titles()) === JSON.stringify(expected)),
    /** An objective with two key results, and one beside it. */
    opened: async (hash = '#/objectives'): Promise<Planned> => {
      const planned = await plannedStore();
      const { store, objectiveId, cycleId } = planned;
      const metric = { type: 'number', start: 20, target: 30, unit: '%' } as const;
      await store.run('createKeyResult', { objectiveId, title: 'Return visitors', metric });
      await store.run('createObjective', { title: 'Calmer support', cycleId });
      await open(store, hash);
      return planned;
    },
    /** The focus is on the first row, as Tab would bring it there. */
    inTable: async () => {
      const first = await screen.until(() => find('.tree-row[tabindex="0"]'));
      first.focus();
    },
    press: (key: string, more?: KeyboardEventInit) => screen.press(document.activeElement, key, more),
    /** The title of the row that has the focus, or holds it. */
    focused: () => titleOf(document.activeElement?.closest('.tree-row')),
  };
}
