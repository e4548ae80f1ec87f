import type { Frame, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxServer } from '../sandbox/server';
import type { Browser } from '../support/browser';
import { hostStage } from './hosts/host-stage';
import { eventually } from './pages/closed-shadow';
import { JiraPage } from './pages/jira-page';
import { launcherBox, openPanel, panelBox, panelFrame } from './pages/panel';
import { reloadExtension } from './pages/reload-extension';

/** What the content script does to a page of the host, in a real browser. */
const stage = hostStage({ load: 'pipe' });
const { errors } = stage;
let sandbox: SandboxServer;
let browser: Browser;
let page: Page;
let jira: JiraPage;

beforeAll(() => {
  ({ sandbox, browser } = stage);
});
beforeEach(async () => {
  page = stage.page;
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  jira = new JiraPage(page, sandbox.origin);
});

const padding = () => page.evaluate(() => getComputedStyle(document.documentElement).paddingRight);
const stored = async () =>
  (await browser.worker()).evaluate(
    async () => (await chrome.storage.local.get('page:jira-cloud'))['page:jira-cloud'],
  );
describe('a page with the panel closed', () => {
  it('has one node more, beside its body, and no layout shift', async () => {
    await jira.openIssue('WEB-142');
    await eventually('launcher', () => launcherBox(page));
    await page.waitForTimeout(1500);
    expect(
      await page.evaluate(() => [...document.documentElement.children].map((child) => child.localName)),
    ).toEqual(['head', 'body', 'keyline-panel']);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    expect(await padding()).toBe('0px');
  });
});

/** Opens the panel and waits until its first screen has the focus. */
async function openReadyPanel(): Promise<Frame> {
  const panel = await openPanel(page, browser.extensionId);
  await panel.getByText('WEB-').first().waitFor();
  await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
  return panel;
}

/** The launcher is the page's last stop. */
async function tabToLauncher(): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('Shift+Tab');
      return page.evaluate(() => document.activeElement?.localName);
    })
    .toBe('keyline-panel');
}

/** Types into the panel's link picker by mouse and keyboard; gives what arrived. */
async function typesInto(panel: Frame): Promise<string> {
  const field = panel.getByRole('combobox').or(panel.getByRole('textbox')).first();
  if (!(await field.isVisible())) await panel.getByRole('button', { name: /link/i }).first().click();
  await field.waitFor();
  const box = await field.boundingBox();
  if (!box) throw new Error('The panel has no field in view.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.type('hello');
  return field.inputValue();
}

describe('beside the host’s own dialogs', () => {
  it('typing lands in the panel while the Atlaskit modal is open', async () => {
    await jira.openBoard();
    await jira.openFromRow((await page.locator('a[href*="/browse/"]').first().textContent()) ?? '');
    await jira.modal.waitFor();
    const panel = await openReadyPanel();
    await jira.hostEvents();
    expect(await typesInto(panel)).toContain('hello');
    expect((await jira.hostEvents()).keys).toEqual([]);
    expect(await jira.modal.isVisible()).toBe(true);
  });

  it('the panel moves into a native dialog with its frame, and back', async () => {
    await jira.openIssue('WEB-142');
    const panel = await openReadyPanel();
    expect(await typesInto(panel)).toContain('hello');
    await jira.openNativeDialog();
    const home = () => page.evaluate(() => document.querySelector('keyline-panel')?.parentElement?.localName);
    await expect.poll(home).toBe('dialog');
    expect(await typesInto(panel)).toContain('hello');
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await expect.poll(home).toBe('html');
    expect(panel.isDetached()).toBe(false);
  });
});

describe('the panel', () => {
  it('follows the address by its key, from page to board and on', async () => {
    await jira.openIssue('WEB-142');
    const panel = await openReadyPanel();
    const key = async (expected: string) => panel.getByText(expected).first().waitFor({ timeout: 5000 });
    await page.evaluate(() =>
      history.pushState({}, '', '/jira/software/c/projects/WEB/boards/1?selectedIssue=WEB-7'),
    );
    await key('WEB-7');
    await page.evaluate(() => history.pushState({}, '', '/browse/WEB-9'));
    await key('WEB-9');
  });

  it('makes room from 1280 pixels and lies over the page below', async () => {
    await jira.openIssue('WEB-142');
    await openReadyPanel();
    expect(await padding()).toBe('380px');
    await page.setViewportSize({ width: 1200, height: 800 });
    expect(await padding()).toBe('0px');
    expect((await panelBox(page))?.width).toBe(380);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: 'print' });
    expect(await padding()).toBe('0px');
    expect(await panelBox(page)).toBeNull();
    await page.emulateMedia({ media: 'screen' });
  });

  it('is resized by drag and by keys, within its limits, and remembers', async () => {
    await jira.openIssue('WEB-142');
    await openReadyPanel();
    await page.mouse.move(1440 - 384, 400);
    await page.mouse.down();
    await page.mouse.move(1440 - 430, 420, { steps: 4 });
    await page.mouse.up();
    expect((await panelBox(page))?.width).toBe(430);
    await page.keyboard.press('ArrowRight');
    expect((await panelBox(page))?.width).toBe(414);
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowLeft');
    await expect.poll(stored).toMatchObject({ open: true, width: 480 });
    await page.reload();
    await expect.poll(async () => (await panelBox(page))?.width).toBe(480);
  });

  it('opened by a click, it closes by Escape and the page has its keys back at once', async () => {
    await jira.openIssue('WEB-142');
    await openReadyPanel();
    await jira.hostEvents();
    await page.keyboard.press('Escape');
    await expect.poll(() => panelBox(page)).toBeNull();
    expect((await jira.hostEvents()).keys).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
    await page.keyboard.press('j');
    expect((await jira.hostEvents()).keys.map(({ key }) => key)).toContain('j');
  });

  it('opened by a key on the launcher, it closes by Escape and gives the focus back to it', async () => {
    await jira.openIssue('WEB-142');
    await eventually('launcher', () => launcherBox(page));
    await tabToLauncher();
    await page.keyboard.press('Enter');
    const panel = await panelFrame(page, browser.extensionId);
    await panel.getByText('WEB-').first().waitFor();
    await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
    await jira.hostEvents();
    await page.keyboard.press('Escape');
    await expect.poll(() => panelBox(page)).toBeNull();
    await page.keyboard.press('Enter');
    await eventually('the panel again, by Enter on the launcher', () => panelBox(page));
    expect((await jira.hostEvents()).keys.filter(({ key }) => key === 'Enter')).toEqual([]);
  });

  it('follows the host’s theme', async () => {
    await jira.openIssue('WEB-142');
    const panel = await openReadyPanel();
    const surface = () =>
      panel.evaluate(
        () =>
          `${document.documentElement.dataset.colorMode} ${getComputedStyle(document.documentElement).getPropertyValue('--ds-surface')}`,
      );
    const before = await surface();
    await jira.switchTheme();
    await expect.poll(surface, { timeout: 4000 }).not.toBe(before);
  });
});

describe('the launcher', () => {
  it('moves by drag and by keys, remembered, and a drag opens nothing', async () => {
    await jira.openIssue('WEB-142');
    const box = await eventually('launcher', () => launcherBox(page));
    await page.mouse.move(box.x + 10, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 10, 180, { steps: 4 });
    await page.mouse.up();
    expect((await launcherBox(page))?.y).toBeCloseTo(180, 0);
    expect(await panelBox(page)).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
    await tabToLauncher();
    await jira.hostEvents();
    await page.keyboard.press('ArrowDown');
    await expect.poll(stored).toMatchObject({ top: 24 });
    expect((await jira.hostEvents()).keys).toEqual([]);
  });
});

describe('a newer script', () => {
  it('of the same version is passed over', async () => {
    await jira.openIssue('WEB-142');
    await openReadyPanel();
    await page.evaluate(() => Object.assign(window, { was: document.querySelector('keyline-panel') }));
    await (await browser.worker()).evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://*.atlassian.net/browse/*' });
      const files = chrome.runtime.getManifest().content_scripts?.[0]?.js ?? [];
      await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, files });
    });
    await page.waitForTimeout(300);
    const same = await page.evaluate(() => {
      const nodes = document.querySelectorAll('keyline-panel');
      return nodes.length === 1 && nodes[0] === (window as unknown as { was: Element }).was;
    });
    expect(same).toBe(true);
  });

  it('takes over after a reload of the extension: one panel, open again, no error', async () => {
    await jira.openIssue('WEB-142');
    await openReadyPanel();
    await page.evaluate(() => Object.assign(window, { was: document.querySelector('keyline-panel') }));
    await reloadExtension(browser);
    await page.bringToFront();
    await expect
      .poll(
        () =>
          page.evaluate(() => {
            const nodes = [...document.querySelectorAll('keyline-panel')];
            return [nodes.length, nodes[0] === (window as unknown as { was: Element }).was];
          }),
        { timeout: 10_000 },
      )
      .toEqual([1, false]);
    await eventually('the panel, open again', () => panelBox(page));
    expect(errors).toEqual([]);
  });
});
