import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { builtExtension } from '../../support/extension';
import { PanelScreen, textOf } from '../../tour/screens/panel-screen';
import { Stage } from '../../tour/stage';
import { pageLoad } from '../../tour/steps/ticket';
import { exact, Hands, soon, starts } from '../pages/hands';
import { panelBox, panelFrame } from '../pages/panel';

/** First run, link, check-in: with no mouse at all. After each, the focus is on something a person can see. */
let profile: string;
let stage: Stage;
let hands: Hands;

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-keyboard-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  hands = new Hands(stage.page);
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});
afterEach(() => hands.seesFocus());

/** The open panel; the focus is read there from now on. */
async function panel(): Promise<PanelScreen> {
  const frame = await panelFrame(stage.page, stage.browser.extensionId);
  hands.at = frame;
  return new PanelScreen(stage.page, frame);
}

describe('the panel', () => {
  it('opens from the launcher, which Tab reaches', async () => {
    await stage.jira.openIssue(stage.cast.page.key);
    await hands.until(/^keyline-panel/, 'Shift+Tab');
    await hands.press('Enter');
    const { frame } = await panel();
    await frame.getByRole('textbox', { name: t('whoName') }).waitFor();
    await soon(hands.focus).toMatch(/^input/);
  });

  it('first run: who, then the sample', async () => {
    const { frame } = await panel();
    await hands.press('Enter');
    await frame.getByRole('button', { name: t('waySample') }).waitFor();
    await hands.until(starts('button', t('waySample')));
    await hands.press('Enter');
    await frame.locator('.footer-due').waitFor();
  });

  it('links by the picker', async () => {
    const screen = await panel();
    // A ticket that serves nothing opens with the picker.
    await hands.until(starts('input', t('pickerLabel')));
    await soon(() => screen.picker().evaluate((field) => field === document.activeElement)).toBe(true);
    await hands.type('page load');
    await soon(screen.activeOption).toMatch(RegExp(`^${pageLoad}`));
    await hands.press('Enter');
    await soon(() => screen.cardOf(pageLoad)).toMatchObject({ percent: '73 %' });
  });

  it('says why, and closes that again', async () => {
    const screen = await panel();
    await hands.until(exact('button', t('why')));
    await hands.press('Enter');
    const box = screen.frame.getByRole('region', { name: t('whyTitle') });
    await soon(() => textOf(box)).toMatch(/73 %/);
    await hands.until(exact('button', t('why')), 'Shift+Tab', 10);
    await hands.press('Enter');
    await soon(() => box.count()).toBe(0);
  });

  it('checks in', async () => {
    const screen = await panel();
    await hands.until(starts('button', t('checkIn')));
    await hands.press('Enter');
    const form = screen.frame.locator('form.check-in');
    await form.waitFor();
    const value = form.getByRole('textbox').first();
    await soon(() => value.evaluate((field) => field === document.activeElement)).toBe(true);
    await hands.type('2.1');
    await soon(() => textOf(form.locator('output'))).toMatch(/73 % → 91 %/);
    await hands.press('Enter');
    await soon(() => screen.cardOf(pageLoad)).toMatchObject({ percent: '91 %' });
    await soon(() => form.count()).toBe(0);
  });

  it('closes by Escape; the page has the focus back', async () => {
    await hands.press('Escape');
    hands.at = stage.page;
    await soon(() => panelBox(stage.page)).toBeNull();
    await soon(hands.focus).toMatch(/^keyline-panel/);
    await hands.press('Enter');
    await soon(() => panelBox(stage.page)).not.toBeNull();
  });
});

it('the side panel of the browser: why, and a check-in', async () => {
  const page = await stage.openOwn('side-panel', 'panel.html?side', 400);
  hands = new Hands(page);
  const screen = new PanelScreen(page, page.mainFrame());
  await soon(screen.heading).toBe(stage.cast.page.key);
  await hands.until(exact('button', t('why')));
  await hands.press('Enter');
  await page.getByRole('region', { name: t('whyTitle') }).waitFor();
  await hands.until(starts('button', t('checkIn')));
  await hands.press('Enter');
  await page.locator('form.check-in').waitFor();
  await hands.type('2.0');
  await hands.press('Enter');
  await soon(() => screen.cardOf(pageLoad)).toMatchObject({ percent: '100 %' });
});

it('the popup checks in with a number and Enter, one after another', async () => {
  const popup = await stage.openPopup();
  hands = new Hands(popup);
  const title = () => textOf(popup.getByRole('heading', { level: 2 }));
  const position = () => textOf(popup.locator('header'));
  const fieldOf = () =>
    popup.evaluate(() => document.activeElement?.closest('form')?.getAttribute('aria-label') ?? '');
  await popup.locator('form.check-in').waitFor();
  for (const at of [1, 2]) {
    await soon(position).toContain(t('popupPosition', at, 3));
    const before = await title();
    await soon(fieldOf).toContain(before);
    await hands.type('5');
    await hands.press('Enter');
    await soon(title).not.toBe(before);
    expect(before).not.toBe('');
  }
});
