/** The toolbar's popup, opened as a page of its size: no driver can open the real one. */
import type { Page } from 'playwright-core';
import type { Browser } from '../../support/browser';

export const popupSize = { width: 380, height: 560 };

export async function openPopup(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize(popupSize);
  await page.goto(browser.extensionUrl('popup.html'));
  return page;
}
