import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';
import {
  askWorker,
  dropStateRow,
  exportOf,
  fallBehind,
  garbleDatabase,
  wipeDatabase,
} from '../support/damage-profile';
import { builtExtension } from '../support/extension';
import { meetSample } from '../tour/meet-sample';
import { textOf } from '../tour/screens/panel-screen';
import { Stage } from '../tour/stage';
import { openPanel, pressSeen } from './pages/panel';

/** A store that is damaged or gone, in a real browser: the recovery screen, and everything back from a snapshot. */
let profile: string;
let stage: Stage;
let before: string;
let snapshot: SnapshotInfo;

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-recovery-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await stage.jira.open('/browse/WEB-142');
  await meetSample(stage);
  before = await exportOf(stage.browser);
  snapshot = await askWorker(stage.browser, 'takeSnapshot');
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});

const openedPanel = async () => {
  await stage.page.goto(`${stage.sandbox.origin}/browse/WEB-142`);
  return openPanel(stage.page, stage.browser.extensionId);
};

/** Restores the newest snapshot in the open panel, and waits for the ticket's card. */
async function restore(title: string): Promise<void> {
  const frame = await openedPanel();
  await expect.poll(() => textOf(frame.locator('body'))).toContain(title);
  await pressSeen(frame.getByRole('button', { name: t('recoveryNewest') }));
  await frame.locator('article.kr, .panel-footer button').first().waitFor();
  expect(await exportOf(stage.browser)).toBe(before);
}

it('the snapshot has what the export has', async () => {
  const { text } = await askWorker<{ text: string }>(stage.browser, 'readSnapshot', { name: snapshot.name });
  expect(text.replace(/"exportedAt":\d+/, '"exportedAt":0')).toBe(before);
  const lists = Object.values(JSON.parse(text)).filter((value) => Array.isArray(value));
  expect(snapshot.count).toBe(lists.flat().length);
});

describe('a damaged store', () => {
  it('without the row that every read needs: everything is back, byte for byte', async () => {
    await dropStateRow(stage.browser);
    await restore(t('recoveryTitleCorrupt'));
  });

  it('that has lost its last commit is not shown as whole: said, gone on with, or restored', async () => {
    await fallBehind(stage.browser);
    // The worker's own store was opened before: it asks when it starts.
    await stage.browser.killWorker();
    const frame = await openedPanel();
    await expect.poll(() => textOf(frame.locator('body'))).toContain(t('recoveryTitleBehind'));
    await restore(t('recoveryTitleBehind'));
    await fallBehind(stage.browser);
    await stage.browser.killWorker();
    const again = await openedPanel();
    await again.getByRole('button', { name: t('recoveryGoOn') }).click();
    await again.locator('article.kr, .panel-footer button').first().waitFor();
    expect(await exportOf(stage.browser)).toBe(before);
  });

  it('what can be read of it is saved as a file that restores', async () => {
    await dropStateRow(stage.browser);
    const saved = await askWorker<{ text: string; saved: number; lost: number }>(stage.browser, 'salvage');
    expect(saved).toMatchObject({ saved: snapshot.count, lost: 0 });
    await askWorker(stage.browser, 'restoreText', { text: saved.text });
    // Which workspace was open stood in that row.
    const records = (text: string) => text.replace(/"activeWorkspaceId":"[^"]*"/, '');
    expect(records(await exportOf(stage.browser))).toBe(records(before));
    await askWorker(stage.browser, 'restoreSnapshot', { name: snapshot.name });
  });

  it.each([
    ['garbled on the disk', garbleDatabase],
    ['gone from the disk', wipeDatabase],
  ])('%s between two starts of the browser: said, and restored', async (_, damage) => {
    const { extensionId } = stage.browser;
    await stage.restart(() => damage(profile, extensionId));
    const frame = await openedPanel();
    // Chromium may put an empty database in the place of one that it cannot open.
    const titles = [t('recoveryTitleCorrupt'), t('wipedTitle')];
    const isSaid = async () => {
      const text = await textOf(frame.locator('body'));
      return titles.some((title) => text.includes(title));
    };
    await expect.poll(isSaid).toBe(true);
    await pressSeen(frame.getByRole('button', { name: t('recoveryNewest') }));
    await frame.locator('article.kr, .panel-footer button').first().waitFor();
    expect(await exportOf(stage.browser)).toBe(before);
  });

  it('starts anew only with the word', async () => {
    await dropStateRow(stage.browser);
    await expect(askWorker(stage.browser, 'startAnew', { typed: 'yes' })).rejects.toThrow('failEraseWord');
    const frame = await openedPanel();
    await frame.locator('summary', { hasText: t('recoveryAnew') }).click();
    await frame.getByLabel(t('recoveryAnewLabel', t('storeEraseWord'))).fill(t('storeEraseWord'));
    await pressSeen(frame.getByRole('button', { name: t('recoveryAnew') }));
    await frame.getByRole('textbox', { name: t('whoName') }).waitFor();
    expect(await askWorker<SnapshotInfo[]>(stage.browser, 'listSnapshots')).toHaveLength(1);
  });
});
