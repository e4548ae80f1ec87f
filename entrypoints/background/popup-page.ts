import browser from 'webextension-polyfill';

/** The popup, from where no click on the toolbar came: the real one where the browser lets us, else a small window. */
export async function openPopupPage(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({
      url: browser.runtime.getURL('popup.html'),
      type: 'popup',
      width: 396,
      height: 600,
    });
  }
}
