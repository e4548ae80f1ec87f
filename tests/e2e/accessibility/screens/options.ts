import { expect } from 'vitest';
import { t } from '@/lib/platform/strings';
import type { Screen, Visit } from '../visit';

const at = async (visit: Visit, page: string) => {
  await visit.own.evaluate((to) => {
    location.hash = `#/${to}`;
  }, page);
  await visit.own.locator('main h1').waitFor();
  await expect.poll(() => visit.own.locator('main .skeleton-line').count()).toBe(0);
};

const plain = (page: string): Screen => ({
  name: `options: ${page}`,
  async reach(visit) {
    await at(visit, page);
    return visit.shownOwn('main');
  },
});

export const options: Screen[] = [
  {
    // Turned on by the popup; before anything takes the access back.
    name: 'options: sites, with one’s own',
    async reach(visit) {
      const page = await visit.open('options.html#/sites');
      await page.locator('.own-site').getByText(t('optionsAllowed')).waitFor();
      return visit.shownOwn();
    },
  },
  {
    name: 'options: sites, no address given',
    async reach(visit) {
      await visit.own.getByRole('button', { name: t('optionsAddButton') }).click();
      await visit.own.getByText(t('optionsAddEmpty')).waitFor();
      return visit.shownOwn('main');
    },
  },
  ...['team', 'check-ins', 'appearance', 'privacy', 'health', 'about'].map(plain),
  {
    name: 'options: data, with a file looked through',
    async reach(visit) {
      await at(visit, 'data');
      const [download] = await Promise.all([
        visit.own.waitForEvent('download'),
        visit.own.getByRole('button', { name: t('optionsExportButton') }).click(),
      ]);
      await visit.own
        .getByLabel(t('optionsChooseFile'))
        .first()
        .setInputFiles(await download.path());
      await visit.own.locator('.file-report').waitFor();
      return visit.shownOwn('main');
    },
  },
  plain('import'),
  {
    name: 'options: import, its columns and what is wrong in its rows',
    async reach(visit) {
      await visit.own
        .getByRole('textbox', { name: t('optionsImportTable') })
        .fill(
          'Objective\tKey result\tStart\tTarget\tUnit\nGrow\tVisitors\t0\t15\t%\n\tOrders\tmany\t30\tpieces',
        );
      await visit.own.getByRole('button', { name: t('optionsImportNext') }).click();
      await visit.own.getByRole('heading', { name: t('optionsImportPreview') }).waitFor();
      return visit.shownOwn('main');
    },
  },
  {
    name: 'options: sites, one’s access taken back',
    async reach(visit) {
      await visit.open('options.html#/sites');
      await visit.own.locator('.own-site').getByText(t('optionsRevoked')).waitFor();
      return visit.shownOwn('main');
    },
  },
];
