import { expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { pageLoad } from '../../tour/steps/ticket';
import { hostStage } from '../hosts/host-stage';
import { DcPage } from '../pages/dc-page';
import { Hands, soon, starts } from '../pages/hands';
import { LinearPage } from '../pages/linear-page';
import { panelBox, panelFrame } from '../pages/panel';

/** Launcher, link and close on the other hosts, with no mouse at all. */
const stage = hostStage({ own: ({ dc }) => [dc] });

it.each<[string, () => Promise<void>]>([
  ['Linear', () => new LinearPage(stage.page, stage.sandbox.linear).openIssue('ENG-143')],
  ['Data Center', () => new DcPage(stage.page, stage.sandbox.dc).openIssue('WEB-143')],
])('%s', async (_, open) => {
  const { page, browser } = stage;
  await open();
  const hands = new Hands(page);
  await soon(() => page.locator('keyline-panel').count()).toBe(1);
  await hands.until(/^keyline-panel/, 'Shift+Tab');
  await hands.press('Enter');
  const frame = await panelFrame(page, browser.extensionId);
  hands.at = frame;
  const panel = new PanelScreen(page, frame);
  // A ticket that serves nothing: Link is the first thing to do.
  await hands.until(starts('button', t('link')));
  await hands.press('Enter');
  await hands.until(starts('input', t('pickerLabel')));
  await hands.type('page load');
  await soon(panel.activeOption).toMatch(RegExp(`^${pageLoad}`));
  await hands.press('Enter');
  await soon(() => panel.cardOf(pageLoad)).toMatchObject({ title: pageLoad });
  await hands.seesFocus();
  await hands.press('Escape');
  await soon(() => panelBox(page)).toBeNull();
  hands.at = page;
  await soon(hands.focus).toMatch(/^keyline-panel/);
  expect(stage.errors).toEqual([]);
});
