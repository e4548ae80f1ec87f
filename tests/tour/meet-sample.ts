import { t } from '@/lib/platform/strings';
import { openPanel, panelBox } from '../e2e/pages/panel';
import type { Stage } from './stage';

/** Through the first run to the sample, with the panel open, as a person would; nothing where that has been done. */
export async function meetSample(stage: Stage): Promise<void> {
  const { page, browser } = stage;
  const frame = (await panelBox(page)) ? await stage.panel() : await openPanel(page, browser.extensionId);
  const who = frame.getByRole('textbox', { name: t('whoName') });
  const ways = frame.getByRole('button', { name: t('waySample') });
  const atWork = frame.locator('.footer-due, .panel-footer button');
  await who.or(ways).or(atWork).first().waitFor();
  if (await who.isVisible()) {
    await frame.getByRole('button', { name: t('continue') }).click();
    await ways.waitFor();
  }
  if (await ways.isVisible()) await ways.click();
  await atWork.first().waitFor();
}
