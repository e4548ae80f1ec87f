import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { t } from '@/lib/platform/strings';
import { count } from '../support/counts';
import { figure } from '../support/figures';
import { PanelScreen } from '../tour/screens/panel-screen';
import { hostStage, linkByTwoClicks } from './hosts/host-stage';
import { eventually } from './pages/closed-shadow';
import { openPanel, panelBox, panelFrame } from './pages/panel';
import { reloadExtension } from './pages/reload-extension';

/** The extension loaded anew, as an update does, under many open tabs with the panel in each. */
const tabs = count(3, 20);
const stage = hostStage({ load: 'pipe' });
const words = 'Half a sentence that nobody has sa';

/** What the content script has put into a page: its elements, how many of them from before, and frames of ours. */
const ours = async (page: Page) => ({
  ...(await page.evaluate(() => {
    const nodes = [...document.querySelectorAll('keyline-panel')];
    const { was } = window as unknown as { was: Element };
    return { nodes: nodes.length, old: nodes.filter((node) => node === was).length };
  })),
  frames: page.frames().filter((frame) => frame.url().includes('/panel.html')).length,
});

async function openTab(errors: string[]): Promise<Page> {
  const { browser, sandbox } = stage;
  const page = await browser.context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${sandbox.origin}/browse/WEB-142`);
  const frame = await openPanel(page, browser.extensionId);
  await frame.getByRole('heading', { level: 1, name: /^WEB-142/ }).waitFor();
  await page.evaluate(() => Object.assign(window, { was: document.querySelector('keyline-panel') }));
  return page;
}

/** The note of the first card's check-in. */
async function noteIn(page: Page) {
  const screen = new PanelScreen(page, await panelFrame(page, stage.browser.extensionId));
  const [title = ''] = await screen.titles();
  const form = screen.frame.locator('form.check-in');
  if ((await form.count()) === 0) await screen.startCheckIn(title);
  const note = form.getByLabel(t('checkInNote'));
  if ((await note.count()) === 0) await form.getByText(t('checkInAddNote')).click();
  return note;
}

test(`${tabs} tabs open: no error, one panel in each, the draft kept, nothing stale`, {
  timeout: count(150_000, 600_000),
}, async () => {
  const errors: string[] = [];
  const pages: Page[] = [];
  for (let tab = 0; tab < tabs; tab++) pages.push(await openTab(errors));
  const last = pages.at(-1) as Page;
  await linkByTwoClicks(await panelFrame(last, stage.browser.extensionId));
  await (await noteIn(last)).fill(words);
  await reloadExtension(stage.browser);
  const seen = { panels: 0, stale: 0 };
  for (const page of pages) {
    await page.bringToFront();
    await expect.poll(() => ours(page), { timeout: 20_000 }).toMatchObject({ nodes: 1, old: 0 });
    await eventually('the panel, open again', () => panelBox(page));
    const frame = await panelFrame(page, stage.browser.extensionId);
    await frame.getByRole('article').first().waitFor();
    const { nodes, old, frames } = await ours(page);
    seen.panels += nodes;
    seen.stale += old + frames - 1;
  }
  await last.bringToFront();
  const kept = await (await noteIn(last)).inputValue();
  figure('extension loaded anew under open tabs', {
    tabs,
    'uncaught errors': errors.length,
    panels: seen.panels,
    'stale elements or frames': seen.stale,
    'draft kept': kept === words ? 'yes' : 'no',
  });
  expect(errors).toEqual([]);
  expect(seen).toEqual({ panels: tabs, stale: 0 });
  expect(kept).toBe(words);
  for (const page of pages) await page.close();
});

test('an old panel that stayed, and an error, would be seen', async () => {
  const errors: string[] = [];
  const page = await openTab(errors);
  await page.evaluate(() => {
    const stale = document.createElement('keyline-panel');
    document.documentElement.append(stale);
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await expect.poll(() => errors).toEqual(['planted']);
  expect(await ours(page)).toEqual({ nodes: 2, old: 1, frames: 1 });
  await page.close();
});
