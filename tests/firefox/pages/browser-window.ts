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
  inSidebar(firefox, () => (document.body?.innerText ?? '').replace(/\s+/g, ' ').trim());

/**
 * Errors and warnings of the extension's own code: what the browser reports, and what its pages and its background
 * have written. Asked in a tab of the extension, whose process keeps the latter.
 */
export async function complaints(firefox: Firefox, address: string): Promise<string[]> {
  const reported = await firefox.runInBrowser(
    (own: string) =>
      Services.console
        .getMessageArray()
        .map(({ message }) => message)
        .filter((message) => message.includes(own)),
    address,
  );
  const written = await firefox.runPrivileged((own: string) => {
    const store = Cc['@mozilla.org/consoleAPI-storage;1']?.getService(Ci.nsIConsoleAPIStorage);
    return (store?.getEvents() ?? [])
      .filter(({ level, filename }) => /^(error|warn|assert)$/.test(level) && filename.startsWith(own))
      .map((event) => `${event.level}: ${Array.from(event.arguments, String).join(' ')}`);
  }, address);
  return [...reported, ...written];
}

/** Ends the background as the browser does when it has been idle; a later event starts it anew. */
export function endBackground(firefox: Firefox, id: string): Promise<string> {
  return firefox.runInBrowser(async (addonId: string) => {
    const extension = WebExtensionPolicy.getByID(addonId)?.extension;
    await extension?.terminateBackground();
    return extension?.backgroundState ?? '';
  }, id);
}

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
declare const Services: { console: { getMessageArray: () => { message: string }[] } };
declare const Cc: Record<string, { getService: (type: unknown) => ConsoleStore }>;
declare const Ci: { nsIConsoleAPIStorage: unknown };
interface ConsoleStore {
  getEvents: () => { level: string; filename: string; arguments: ArrayLike<unknown> }[];
}
declare const WebExtensionPolicy: {
  getByID: (id: string) => {
    extension: { backgroundState: string; terminateBackground: () => Promise<void> };
  } | null;
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
