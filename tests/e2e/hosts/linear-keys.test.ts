import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchWithExtension } from '../../support/browser';
import { eventually } from '../pages/closed-shadow';
import { LinearPage } from '../pages/linear-page';
import { launcherBox, openPanel, panelBox } from '../pages/panel';
import { hostStage } from './host-stage';

/** Linear's own keys, menu and layout, with the panel closed and open. */
const stage = hostStage();
const linear = () => new LinearPage(stage.page, stage.sandbox.linear);

describe('Linear’s keys', () => {
  const script = async (page: Page) => {
    const at = new LinearPage(page, stage.sandbox.linear);
    await at.openTeam('active');
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.mouse.click(700, 30);
    await press('j', 'j', 'x', 'Escape', 'c', 'Escape', 'Control+k', 'Escape', 'Shift+Tab', 'Alt+x', '1');
    await press('/');
    await page.getByRole('searchbox').click();
    await press('g', 'i', 'Escape');
    await page.goBack();
    await page.mouse.click(700, 30);
    await press('g', 'i');
    await page.waitForURL('**/inbox');
    await press('g', 'a');
    await page.waitForURL('**/active');
    await at.row('ENG-146').click();
    await at.issueView.waitFor();
    await at.titleEditor.click();
    await page.keyboard.type('ab');
    return at.hostEvents();
  };

  it('and clicks are the very ones that they are without the extension, with the panel closed', async () => {
    const plain = await launchWithExtension({ port: stage.sandbox.port });
    try {
      const without = await script(await plain.context.newPage());
      expect(without.shortcuts).toEqual(expect.arrayContaining(['c', '/', 'g i', 'mod+k']));
      await linear().openTeam('active');
      await eventually('launcher', () => launcherBox(stage.page));
      const withIt = await script(stage.page);
      expect(withIt).toEqual(without);
    } finally {
      await plain.close();
    }
  });

  it('do nothing while the panel has the focus, in a field or not', async () => {
    await linear().openIssue('ENG-145');
    const panel = await stage.openReadyPanel('ENG-145');
    await linear().hostEvents();
    for (const key of ['c', 'x', 'g', 'i', '1', 'Space', 'Control+k', 'Control+b'])
      await stage.page.keyboard.press(key);
    await panel.getByRole('button', { name: 'Link', exact: true }).first().click();
    await panel.getByRole('combobox').waitFor();
    await stage.page.keyboard.type('cx/?gi1 ');
    expect(await panel.getByRole('combobox').inputValue()).toBe('cx/?gi1 ');
    await stage.page.keyboard.press('Escape');
    await panel.getByRole('combobox').waitFor({ state: 'detached' });
    expect(await linear().hostEvents()).toEqual({ keys: [], pointer: [], shortcuts: [] });
    expect(await panelBox(stage.page)).not.toBeNull();
  });

  it('the command menu is used beside the panel and, below 1280 pixels, under it', async () => {
    await linear().openIssue('ENG-145');
    await stage.openReadyPanel('ENG-145');
    for (const width of [1440, 1200]) {
      await stage.page.setViewportSize({ width, height: 900 });
      const side = await eventually('panel', () => panelBox(stage.page));
      await stage.page.mouse.click(500, 30);
      await stage.page.keyboard.press('Control+k');
      const menu = linear().overlay('command');
      await menu.waitFor();
      const box = await menu.boundingBox();
      if (width === 1440) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(side.x);
      await stage.page.keyboard.type('go');
      expect(await menu.getByRole('textbox').inputValue()).toBe('go');
      const choice = await menu.getByRole('button', { name: 'Go to inbox' }).boundingBox();
      await stage.page.mouse.click((choice?.x ?? 0) + 20, (choice?.y ?? 0) + 10);
      await menu.waitFor({ state: 'detached' });
      expect(stage.page.url()).toContain('/inbox');
      expect(await panelBox(stage.page)).not.toBeNull();
    }
  });
});

describe('the page beside the panel', () => {
  it('has nothing behind it at 1440 pixels, and all its width below 1280', async () => {
    const beyond = (edge: number) =>
      stage.page.evaluate((x) => {
        const clips = (element: Element) => {
          for (let at = element.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible' && at.getBoundingClientRect().right <= x + 1)
              return true;
          }
          return false;
        };
        return [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > x + 1 && !clips(element))
          .map((element) => element.outerHTML.slice(0, 80));
      }, edge);
    for (const open of [
      () => linear().openIssue('ENG-142'),
      () => linear().openTeam('active'),
      () => linear().openBoard(),
      () => linear().openInbox(),
    ]) {
      await open();
      await openPanel(stage.page, stage.browser.extensionId);
      expect(await beyond(1440 - 380)).toEqual([]);
    }
    await stage.page.setViewportSize({ width: 1200, height: 800 });
    expect(await stage.page.evaluate(() => document.getElementById('root')?.clientWidth)).toBe(1200);
    expect((await panelBox(stage.page))?.width).toBe(380);
  });
});
