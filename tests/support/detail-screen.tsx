/** The pane beside the dashboard's view, as unit tests see it: mounted over a store of its own. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { Open } from '@/components/dashboard/address';
import { DetailPane } from '@/components/dashboard/detail/detail-pane';
import type { Go } from '@/components/dashboard/use-address';
import { StoreProvider, useQuery } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { render, type Screen } from './render';
import { type Seeded, seededStore } from './seeded-store';

const go = vi.fn<Go>();

function Pane({ open }: { open: Open }) {
  const boot = useQuery('boot', {}).data;
  return boot ? <DetailPane open={open} boot={boot} go={go} /> : null;
}

/** Mounts anew in each test of a file, and takes it away after. */
export function detailScreen() {
  let screen: Screen;
  let seeded: Seeded;
  beforeEach(async () => {
    localStorage.clear();
    go.mockClear();
    seeded = await seededStore();
  });
  afterEach(() => screen.unmount());
  const find = <T extends Element = HTMLElement>(selector: string) => screen.root.querySelector<T>(selector);
  const all = (selector: string) => [...screen.root.querySelectorAll<HTMLElement>(selector)];
  /** By its label. */
  const field = (label: string): Element | null => {
    const named = all('label').find((one) => one.textContent?.trim() === label);
    const id = named?.getAttribute('for');
    return (
      (id ? document.getElementById(id) : named?.querySelector('input')) ?? find(`[aria-label="${label}"]`)
    );
  };
  const until: Screen['until'] = (look) => screen.until(look);
  const click = (target: Element | null | undefined) => screen.click(target as HTMLElement | null);
  return {
    seeded: () => seeded,
    go,
    find,
    all,
    field,
    until,
    async show(open: Open) {
      screen = await render(
        <StoreProvider store={seeded.store}>
          <ToastProvider closeLabel="Close">
            <Pane open={open} />
          </ToastProvider>
        </StoreProvider>,
      );
      await until(() => find('.detail-title, .detail .empty'));
    },
    unmount: () => screen.unmount(),
    type: (into: Element | null, text: string) => screen.type(into, text),
    key: (target: Element | null, key: string) => screen.press(target, key),
    typed: (label: string) => (field(label) as HTMLInputElement | null)?.value,
    says: (words: string) => until(() => screen.root.textContent?.includes(words)),
    async pick(label: string, value: string) {
      const select = field(label);
      if (!(select instanceof HTMLSelectElement)) throw new Error(`no select ${label}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await until(() => select.value === value);
    },
    press: async (name: string) => click(await until(() => screen.button(name))),
    async menu(name: string) {
      await click(await until(() => find('[aria-haspopup="menu"]')));
      await click(await until(() => all('.menu-item').find((one) => one.textContent === name)));
    },
    async keyResult(id: string) {
      const found = await seeded.store.read('keyResult', { keyResultId: id });
      if (!found) throw new Error('no such key result');
      return found.summary.keyResult;
    },
    async objectiveOf(keyResultId: string) {
      const found = await seeded.store.read('keyResult', { keyResultId });
      const objectiveId = found?.summary.objective.id;
      const objective =
        objectiveId === undefined ? null : await seeded.store.read('objective', { objectiveId });
      if (!objective) throw new Error('no such objective');
      return objective;
    },
  };
}
