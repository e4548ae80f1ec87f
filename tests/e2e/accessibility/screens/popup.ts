import { expect } from 'vitest';
import { t } from '@/lib/platform/strings';
import { popupSize } from '../../pages/popup';
import { ownSite, type Screen, type Visit } from '../visit';

/** The popup beside every kind of tab. */
const popupAt = async (visit: Visit, address: string) => {
  await visit.host.goto(address);
  return visit.open('popup.html');
};

export const popupFirst: Screen[] = [
  {
    name: 'popup: not set up',
    async reach(visit) {
      const popup = await popupAt(visit, `${visit.sandbox.origin}/browse/WEB-142`);
      await popup.getByText(t('popupNotSetUp')).waitFor();
      return visit.shownPopup();
    },
  },
];

/** Before one's own site is known. */
export const popupTurnOn: Screen[] = [
  {
    name: 'popup: a site where it can be turned on',
    async reach(visit) {
      await overTab(visit, `${visit.sandbox.dc}/browse/WEB-142`);
      await visit.own.getByRole('button', { name: t('popupTurnOn') }).waitFor();
      return { ...visit.shownPopup(), narrowest: popupSize.width };
    },
  },
  {
    name: 'popup: a site just turned on',
    async reach(visit) {
      await visit.own.getByRole('button', { name: t('popupTurnOn') }).click();
      await visit.own.getByText(t('popupThisTab', 'WEB-142')).waitFor();
      return { ...visit.shownPopup(), narrowest: popupSize.width };
    },
  },
];

export const popup: Screen[] = [
  {
    name: 'popup: a check-in that is due, beside a ticket',
    async reach(visit) {
      const page = await popupAt(visit, `${visit.sandbox.origin}/browse/WEB-150`);
      await page.getByText(t('popupThisTab', 'WEB-150')).waitFor();
      await page.locator('form').waitFor();
      return visit.shownPopup();
    },
  },
  {
    name: 'popup: picking a key result for the ticket',
    async reach(visit) {
      await visit.own.getByRole('button', { name: t('popupLink'), exact: true }).click();
      await visit.own.getByRole('option').first().waitFor();
      return visit.shownPopup();
    },
  },
  {
    name: 'popup: all checked in',
    async reach(visit) {
      await visit.own.keyboard.press('Escape');
      const heading = visit.own.getByRole('heading', { level: 2 });
      const done = visit.own.locator('.popup-done');
      const due = visit.own.locator('form');
      for (;;) {
        await done.or(due).first().waitFor();
        if (await done.isVisible()) break;
        const title = await heading.innerText();
        await visit.own.getByRole('button', { name: t('checkInNotNow') }).click();
        await expect.poll(() => heading.innerText()).not.toBe(title);
      }
      return visit.shownPopup();
    },
  },
  {
    name: 'popup: no ticket in the tab',
    async reach(visit) {
      const page = await popupAt(visit, 'about:blank');
      await page.getByText(t('popupNoTicket')).waitFor();
      return visit.shownPopup();
    },
  },
  {
    name: 'popup: a site whose access was taken back',
    async reach(visit) {
      await overTab(visit, `${visit.sandbox.dc}/browse/WEB-142`);
      await visit.own.getByText(t('popupThisTab', 'WEB-142')).waitFor();
      await visit.own.evaluate((origins) => chrome.permissions.remove({ origins }), [ownSite]);
      await visit.own.getByText(t('popupRevoked')).waitFor();
      return { ...visit.shownPopup(), narrowest: popupSize.width };
    },
  },
];

/** As the toolbar's popup over a tab of any address: a tab is told only what stands in others of known sites. */
async function overTab(visit: Visit, url: string): Promise<void> {
  const page = await visit.browser.context.newPage();
  await page.setViewportSize(popupSize);
  await page.addInitScript((address) => {
    const answer =
      (value: unknown) =>
      (...asked: unknown[]) => {
        const done = asked.at(-1);
        if (typeof done === 'function') done(value);
        return Promise.resolve(value);
      };
    const tab = { id: 1, active: true, url: address, title: '[WEB-142] A ticket' };
    // Some browsers have both names.
    for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser]) {
      if (!api?.tabs) continue;
      Object.defineProperty(api.tabs, 'getCurrent', { value: answer(undefined) });
      Object.defineProperty(api.tabs, 'query', { value: answer([tab]) });
    }
  }, url);
  await page.goto(visit.browser.extensionUrl('popup.html'));
  await visit.own.close();
  visit.own = page;
}
