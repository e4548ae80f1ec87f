import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { languages } from '@/lib/platform/language';
import { settled } from '@/lib/platform/plain-view';
import { t } from '@/lib/platform/strings';
import { dropStateRow } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { textOf } from '../../tour/screens/panel-screen';
import { Stage } from '../../tour/stage';
import { takeSample } from '../pages/first-run';
import { exact, Hands, soon, starts } from '../pages/hands';
import { panelFrame } from '../pages/panel';

/** The options and the recovery with no mouse at all. After each job, the focus is on something a person can see. */
let profile: string;
let stage: Stage;
let hands: Hands;

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-keyboard-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await takeSample(stage.browser, stage.sandbox.origin);
  hands = new Hands(await stage.openOwn('options', 'options.html'));
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});
afterEach(() => hands.seesFocus());

const heading = () => textOf(stage.front.locator('main h1'));
/** By the navigation. */
async function goTo(page: string): Promise<void> {
  await hands.until(exact('a', page), 'Shift+Tab');
  await hands.press('Enter');
  await soon(heading).toBe(page);
}

it('adds no site without an address, and says so beside the field', async () => {
  await hands.until(exact('button', t('optionsAddButton')));
  await hands.press('Enter');
  await soon(() => textOf(stage.front.getByRole('alert'))).toBe(t('optionsAddEmpty'));
  await hands.into(t('optionsAddLabel'), 'Shift+Tab', 3);
});

it('speaks German, and English again', async () => {
  await goTo(t('optionsAppearance'));
  await hands.until(/^select /);
  const language = () => stage.front.evaluate(() => document.documentElement.lang);
  // One letter each: of two, a late second one would be the first of another search.
  await hands.type(languages.de.slice(0, 1));
  await soon(language).toBe('de');
  await soon(heading).not.toBe(t('optionsAppearance'));
  await soon(hands.focus).toMatch(/^select /);
  await hands.type(languages.en.slice(0, 1));
  await soon(language).toBe('en');
  await soon(heading).toBe(t('optionsAppearance'));
});

it('exports', async () => {
  await goTo(t('optionsData'));
  await hands.until(starts('button', t('optionsExportButton')));
  const [download] = await Promise.all([stage.front.waitForEvent('download'), hands.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^keyline.*\.json$/);
  await soon(hands.focus).toMatch(starts('button', t('optionsExportButton')));
});

it('imports a table, and takes that back', async () => {
  await goTo(t('optionsImport'));
  await hands.into(t('optionsImportTable'));
  // As it is pasted: typed, a tab would leave the field.
  await stage.front.keyboard.insertText(
    'Objective\tKey result\tStart\tTarget\tUnit\nGrow\tVisitors\t0\t15\t%',
  );
  await hands.until(exact('button', t('optionsImportNext')));
  await hands.press('Enter');
  await stage.front.getByRole('heading', { name: t('optionsImportPreview') }).waitFor();
  await hands.until(exact('button', t('optionsImportTake')));
  await hands.press('Enter');
  const toast = stage.front.locator('.toast');
  await soon(() => textOf(toast)).toContain(t('optionsImportDone', 1, 1));
  await hands.seesFocus();
  await hands.until(exact('button', t('undo')));
  await hands.press('Enter');
  await soon(() => textOf(toast)).toContain(t('optionsImportUndone'));
  await goTo(t('optionsData'));
});

it('takes a snapshot; asked whether to restore it, leaves it', async () => {
  await hands.until(exact('button', t('optionsSnapshotNow')));
  await hands.press('Enter');
  const snapshots = stage.front.locator('.snapshots > li');
  await snapshots.first().waitFor();
  await soon(hands.focus).toMatch(exact('button', t('optionsSnapshotNow')));
  await hands.until(starts('button', t('optionsSnapshotRestoreLabel', '').trim()), 'Shift+Tab');
  const asker = await hands.focus();
  await hands.press('Enter');
  await soon(hands.focus).toMatch(exact('button', t('optionsRestoreButton')));
  await hands.press('Tab', 'Enter');
  await soon(() => stage.front.getByRole('alertdialog').count()).toBe(0);
  await soon(hands.focus).toBe(asker);
});

it('a damaged store is restored from the recovery screen', async () => {
  await stage.closeAside();
  await dropStateRow(stage.browser);
  await stage.jira.openIssue(stage.cast.page.key);
  // The panel was open when the sample's tab was closed, and is again.
  const frame = await panelFrame(stage.page, stage.browser.extensionId);
  await frame.getByRole('button', { name: t('recoveryNewest') }).waitFor();
  hands = new Hands(stage.page);
  await hands.until(/^keyline-panel/, 'Shift+Tab');
  hands.at = frame;
  await hands.until(exact('button', t('recoveryNewest')));
  // As long as a person takes to see what has come up.
  await stage.page.waitForTimeout(settled + 250);
  await hands.press('Enter');
  await frame.locator('.footer-due').waitFor();
});
