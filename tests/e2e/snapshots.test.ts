import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';
import { askWorker, exportOf } from '../support/damage-profile';
import { builtExtension } from '../support/extension';
import { meetSample } from '../tour/meet-sample';
import { Stage } from '../tour/stage';

/** Snapshots that are taken by themselves, and what the options' Data page does with them. */
let profile: string;
let stage: Stage;
let options: Page;
const timeless = (text: string) => text.replace(/"exportedAt":\d+/, '"exportedAt":0');
const listed = () => askWorker<SnapshotInfo[]>(stage.browser, 'listSnapshots');

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-snapshots-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await stage.jira.open('/browse/WEB-142');
  await meetSample(stage);
  options = await stage.browser.context.newPage();
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});

describe('by themselves', () => {
  const alarm = async () =>
    (await stage.browser.worker()).evaluate(() =>
      chrome.alarms.get('snapshot').then((found) => found ?? null),
    );

  it('one is planned after a change, soon and not at once', async () => {
    await expect.poll(alarm).toBeTruthy();
    const wait = ((await alarm())?.scheduledTime ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10 * 60_000);
  });

  it('when the time comes it is taken, also by a worker that slept', async () => {
    const worker = await stage.browser.worker();
    // Not sooner than the browser lets an alarm ring.
    await worker.evaluate(() => chrome.alarms.create('snapshot', { when: Date.now() + 1000 }));
    await stage.browser.killWorker();
    await expect.poll(async () => (await listed()).length, { timeout: 60_000, interval: 1000 }).toBe(1);
    const [taken] = await listed();
    const { text } = await askWorker<{ text: string }>(stage.browser, 'readSnapshot', { name: taken?.name });
    expect(timeless(text)).toBe(await exportOf(stage.browser));
  });
});

describe('on the Data page', () => {
  it('one is restored after it was asked for twice, and everything is as then', async () => {
    const before = await exportOf(stage.browser);
    await askWorker(stage.browser, 'run', { command: 'createTeam', args: { name: 'Later' } });
    expect(await exportOf(stage.browser)).not.toBe(before);
    await options.goto(stage.browser.extensionUrl('options.html#/data'));
    await options.locator('.snapshots li').first().getByRole('button').first().click();
    await options
      .getByRole('alertdialog')
      .getByRole('button', { name: t('optionsRestoreButton') })
      .click();
    await expect.poll(() => exportOf(stage.browser)).toBe(before);
  });

  it('one is saved as a file that holds the same', async () => {
    const coming = options.waitForEvent('download');
    await options.locator('.snapshots li').first().getByRole('button').nth(1).click();
    const file = await (await coming).path();
    expect(timeless(await readFile(file, 'utf8'))).toBe(await exportOf(stage.browser));
  });

  it('one is taken when asked for', async () => {
    await askWorker(stage.browser, 'run', { command: 'createTeam', args: { name: 'Now' } });
    await options.getByRole('button', { name: t('optionsSnapshotNow') }).click();
    await expect.poll(async () => (await listed()).length).toBe(2);
    await expect.poll(() => options.locator('.snapshots li').count()).toBe(2);
  });

  it('erasing everything erases them too', async () => {
    await options.getByLabel(t('optionsEraseLabel', t('storeEraseWord'))).fill(t('storeEraseWord'));
    await options.getByRole('button', { name: t('optionsEraseButton') }).click();
    await expect.poll(listed).toEqual([]);
    expect((await askWorker<{ count: number }>(stage.browser, 'health')).count).toBe(0);
  });
});
