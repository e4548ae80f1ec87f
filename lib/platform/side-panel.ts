import browser from 'webextension-polyfill';

/** Chrome's, which the polyfill's types do not know. */
const chromePanel = () => (globalThis.chrome as typeof chrome | undefined)?.sidePanel;

/** Whether this browser has a side panel that we can open. */
export const canOpenSidePanel = (): boolean =>
  typeof browser.sidebarAction?.open === 'function' || typeof chromePanel()?.open === 'function';

/**
 * Opens the browser's own side panel. Called in the click itself: Firefox wants that to the letter. `windowId` where
 * it is known; a page finds its own.
 */
export async function openSidePanel(windowId?: number): Promise<void> {
  if (typeof browser.sidebarAction?.open === 'function') return browser.sidebarAction.open();
  const id = windowId ?? (await browser.windows.getCurrent()).id;
  if (id !== undefined) await chromePanel()?.open({ windowId: id });
}
