import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { builtExtension } from '../support/extension';
import { meetSample } from '../tour/meet-sample';
import { PanelScreen, textOf } from '../tour/screens/panel-screen';
import { Stage } from '../tour/stage';
import { chipOf } from './pages/chips';
import { openPanel } from './pages/panel';

/** What the world does to the extension: hostile titles, two tabs at once, a store that is newer, wiped or malformed. */
let profile: string;
let stage: Stage;
const loadTitle = 'Product page loads below 2 s';

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-bad-input-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await stage.jira.open('/browse/WEB-142');
  await meetSample(stage);
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});

async function panelAt(page: Page, key: string): Promise<PanelScreen> {
  await page.goto(`${stage.sandbox.origin}/browse/${key}`);
  return new PanelScreen(page, await openPanel(page, stage.browser.extensionId));
}

async function link(screen: PanelScreen, text: string): Promise<void> {
  await screen.startLinking();
  await screen.picker().fill(text);
  await expect.poll(() => screen.activeOption()).toContain(loadTitle);
  await screen.picker().press('Enter');
}

const textIn = (frame: Frame) => textOf(frame.locator('body'));

describe('hostile ticket titles', () => {
  it.each(['WEB-130', 'WEB-131', 'WEB-132', 'WEB-133', 'WEB-134', 'WEB-135'])(
    '%s is text and nothing else',
    async (key) => {
      const { page } = stage;
      const alarms: string[] = [];
      const heard = (dialog: { message: () => string; dismiss: () => Promise<void> }) => {
        alarms.push(dialog.message());
        void dialog.dismiss();
      };
      page.on('dialog', heard);
      page.on(
        'console',
        (message) =>
          /Content Security Policy|TrustedHTML/.test(message.text()) && alarms.push(message.text()),
      );
      const screen = await panelAt(page, key);
      await link(screen, 'page loads');
      await expect.poll(async () => (await screen.cardOf(loadTitle))?.percent).toBe('73 %');
      expect(await screen.frame.locator('img, script[src^="data"], svg[onload]').count()).toBe(0);
      expect(await page.title()).not.toBe('owned');
      expect(alarms).toEqual([]);
      page.off('dialog', heard);
    },
  );

  it('their rows carry chips like any other', async () => {
    await stage.jira.open(stage.jira.pathOf('backlog'));
    await stage.jira.scrollToRow('WEB-130');
    const { tooltip, text } = await chipOf(stage.page, 'WEB-130');
    expect(text).toContain('Page load');
    expect(tooltip).toContain('73 %');
  });
});

describe('two tabs on one record', () => {
  it('keeps both check-ins, and both tabs show the later one', async () => {
    const other = await stage.browser.context.newPage();
    const here = await panelAt(stage.page, 'WEB-130');
    const there = await panelAt(other, 'WEB-130');
    for (const [screen, value] of [
      [here, '2.2'],
      [there, '2.1'],
    ] as const) {
      await screen.page.bringToFront();
      const form = await screen.startCheckIn(loadTitle);
      await form.getByRole('textbox').or(form.getByRole('spinbutton')).first().fill(value);
      await form.getByRole('button', { name: t('checkInSave') }).click();
      await form.waitFor({ state: 'detached' });
    }
    for (const screen of [here, there])
      await expect.poll(async () => (await screen.cardOf(loadTitle))?.lines.join(' ')).toContain('2.1 s');
    await other.close();
  });
});

describe('a store that is not as it was', () => {
  const onOwnPage = async <T>(work: () => Promise<T>): Promise<T> => {
    const tab = await stage.browser.context.newPage();
    await tab.goto(stage.browser.extensionUrl('manifest.json'));
    try {
      return await tab.evaluate(work);
    } finally {
      await tab.close();
    }
  };

  it('written by a newer version: says so, and nothing is lost', async () => {
    await stage.page.goto('about:blank');
    await onOwnPage(async () => {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('keyline', 999);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error);
      });
    });
    const screen = await panelAt(stage.page, 'WEB-142');
    await expect.poll(() => textIn(screen.frame)).toContain(t('recoveryTitleNewer'));
  });

  it('wiped: says so, and offers to restore', async () => {
    await stage.page.goto('about:blank');
    await onOwnPage(async () => {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('keyline');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    });
    const screen = await panelAt(stage.page, 'WEB-142');
    await expect.poll(() => textIn(screen.frame)).toContain(t('wipedTitle'));
    await screen.frame.getByRole('button', { name: t('wipedStartAnew') }).click();
    await screen.frame.getByRole('textbox', { name: t('whoName') }).waitFor();
  });
});

describe('a file that is no export', () => {
  it.each([
    ['not JSON', '{"format":', 'importReasonJson'],
    ['another format', '{"format":"x"}', 'importReasonFormat'],
  ] as const)('%s: says what is wrong and that nothing was changed', async (_, text, reason) => {
    const options = await stage.browser.context.newPage();
    await options.goto(stage.browser.extensionUrl('options.html#/data'));
    await options
      .getByLabel(t('optionsChooseFile'), { exact: true })
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect.poll(() => textOf(options.locator('body'))).toContain(t('failFile', t(reason)));
    await options.close();
  });
});
