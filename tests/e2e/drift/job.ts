import type { Frame, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { pageLoad } from '../../tour/steps/ticket';
import { cardOf } from '../hosts/host-stage';
import { panelFrame } from '../pages/panel';
import type { TicketAddress } from './addresses';

/** The main job on a ticket's page, with the panel open as it was left: it knows the ticket, links it and checks in. */
export async function doJob(page: Page, extensionId: string, { url, key }: TicketAddress): Promise<void> {
  await page.goto(url);
  const panel = await panelFrame(page, extensionId);
  await panel.getByRole('heading', { level: 1, name: new RegExp(`^${key}\\b`) }).waitFor({ timeout: 15_000 });
  await panel
    .getByRole('button', { name: t('link'), exact: true })
    .first()
    .click();
  await panel.getByRole('combobox').fill(pageLoad);
  await panel.locator('[role=option]:not([aria-disabled])').filter({ hasText: pageLoad }).first().click();
  await cardOf(panel, pageLoad).waitFor();
  const before = await countOf(panel, 'checkIn');
  await cardOf(panel, pageLoad)
    .getByRole('button', { name: new RegExp(`^${t('checkIn')}`) })
    .click();
  const form = panel.locator('form.check-in');
  const value = form.getByRole('textbox').first();
  await value.fill('2');
  await value.press('Enter');
  await form.waitFor({ state: 'detached' });
  if ((await countOf(panel, 'checkIn')) !== before + 1) throw new Error(`${url}: no check-in was stored`);
}

/** Records of a kind in the extension's own store. */
const countOf = (panel: Frame, kind: string): Promise<number> =>
  panel.evaluate(
    (store) =>
      new Promise((resolve, reject) => {
        const opened = indexedDB.open('keyline');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const database = opened.result;
          const asked = database.transaction(store).objectStore(store).count();
          asked.onsuccess = () => {
            database.close();
            resolve(asked.result);
          };
          asked.onerror = () => reject(asked.error);
        };
      }),
    kind,
  );
