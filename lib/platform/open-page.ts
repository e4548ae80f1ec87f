import browser from 'webextension-polyfill';

/**
 * Opens a page of ours (`panel.html`, `options.html#/data`) in a tab. By its path: `runtime.getURL` gives the dynamic
 * address of a page that web pages may frame, and Chromium refuses that one in a tab.
 */
export async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: path });
}
