/** The panel as unit tests see it: mounted over a store, with the page beside it made up. */
import { afterEach, beforeAll, vi } from 'vitest';
import { PanelApp } from '@/components/panel/panel-app';
import type { PanelPage } from '@/components/panel/panel-page';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Intent, PageContext } from '@/lib/messages/frame';
import type { Store } from '@/lib/store/api';
import { render, type Screen } from './render';

export const ticket = { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' };
const person = { host: 'jira-cloud', accountId: '5b10', name: 'Maya Lindqvist' };
export const number = { type: 'number', start: 0, target: 100, unit: '%' } as const;
export const hostile = '<img src=x onerror="alert(1)">\u202Egnp.exe';

export const context: PageContext = {
  ticket,
  url: 'https://acme.atlassian.net/browse/WEB-142',
  hostId: null,
  title: hostile,
  person,
  theme: 'dark',
};

export function pageOf(intent: Intent = 'open', given: PageContext | null = context) {
  const send = vi.fn();
  const page: PanelPage = { context: given, intent, onContext: () => {}, onIntent: () => {}, send };
  return { page, send };
}

/** Mounts anew in each test of a file, and takes it away after. */
export function panelScreen() {
  let screen: Screen;
  // The parts that load when first wanted: a test's patience is short.
  beforeAll(() =>
    Promise.all([
      import('@/components/key-result/new-key-result'),
      import('@/components/key-result/key-result-detail'),
      import('@/components/check-in/check-in-form'),
      import('@/lib/store/commands/create-and-link'),
      import('@/lib/store/commands/load-sample'),
    ]),
  );
  afterEach(() => screen.unmount());
  const find = <T extends Element = HTMLElement>(selector: string) => screen.root.querySelector<T>(selector);
  return {
    open: async (store: Store, page: PanelPage) => {
      screen = await render(
        <StoreProvider store={store}>
          <ToastProvider closeLabel="Close">
            <PanelApp page={page} />
          </ToastProvider>
        </StoreProvider>,
      );
      return screen;
    },
    find,
    all: (selector: string) => [...screen.root.querySelectorAll<HTMLElement>(selector)],
    says: (text: string) => screen.until(() => screen.root.textContent?.includes(text)),
    combobox: () => screen.until(() => find('[role="combobox"]')),
  };
}
