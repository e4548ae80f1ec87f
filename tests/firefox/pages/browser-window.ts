/** The browser's own window: what of Keyline is in it. */
import type { Firefox } from '../marionette/firefox';

const button = 'keyline_keyline_example-browser-action';

/** As a person does who wants to see the number: Firefox puts a new extension's button into a menu. */
export function pinToToolbar(firefox: Firefox): Promise<void> {
  return firefox.runInBrowser((id: string) => CustomizableUI.addWidgetToArea(id, 'nav-bar'), button);
}

/** The number on the toolbar button; '' where there is none. */
export function badgeText(firefox: Firefox): Promise<string> {
  return firefox.runInBrowser((id: string) => {
    const shown = document.getElementById(id);
    if (!shown) throw new Error('Keyline has no button in the toolbar.');
    return (shown.querySelector('[badge]') ?? shown).getAttribute('badge') ?? '';
  }, button);
}

/** Shows Keyline in the browser's own sidebar, as its entry in the menu does. */
export function openSidebar(firefox: Firefox): Promise<void> {
  return firefox.runInBrowser(
    (id: string) => SidebarController.show(id),
    'keyline_keyline_example-sidebar-action',
  );
}

/** The text a person reads in the sidebar; '' while there is none. */
export const sidebarText = (firefox: Firefox): Promise<string> =>
  inSidebar(firefox, () => document.body.innerText.replace(/\s+/g, ' ').trim());

/** Errors and warnings in the browser's console that come from the extension's own code. */
export const complaints = (firefox: Firefox, address: string): Promise<string[]> =>
  firefox.runInBrowser((own: string) => {
    const said = Services.console.getMessageArray();
    return said
      .filter((each) => (each.sourceName ?? '').startsWith(own) || each.message.includes(own))
      .map((each) => `${each.message}`);
  }, address);

/** No tab is the sidebar's, so the driver has no handle of it: its document is asked through the browser's window. */
function inSidebar<T, A extends string[]>(
  firefox: Firefox,
  script: (...args: A) => T,
  ...args: A
): Promise<T> {
  return firefox.runInBrowser(
    (source: string, values: A) => {
      const holder = document.getElementById('sidebar') as HTMLIFrameElement | null;
      const inner = holder?.contentDocument?.getElementById('webext-panels-browser') as RemoteBrowser | null;
      const page = inner?.browsingContext.currentWindowGlobal;
      if (!page?.documentURI.spec.startsWith('moz-extension:')) return '' as T;
      const options = { sandboxName: 'keyline', timeout: 5000 };
      return page.getActor('MarionetteCommands').executeScript(source, values, options) as T;
    },
    `return (${script})(...arguments);`,
    args,
  ) as Promise<T>;
}

// Of the browser's own window; declared as far as it is used.
declare const CustomizableUI: { addWidgetToArea: (id: string, area: string) => void };
declare const Services: {
  console: { getMessageArray: () => { message: string; sourceName?: string }[] };
};
declare const SidebarController: { show: (id: string) => void };
interface RemoteBrowser extends Element {
  browsingContext: {
    currentWindowGlobal: {
      documentURI: { spec: string };
      getActor: (name: string) => {
        executeScript: (source: string, args: unknown[], options: object) => unknown;
      };
    } | null;
  };
}
