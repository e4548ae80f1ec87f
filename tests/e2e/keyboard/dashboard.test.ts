import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { builtExtension } from '../../support/extension';
import { DashboardScreen } from '../../tour/screens/dashboard-screen';
import { textOf } from '../../tour/screens/panel-screen';
import { Stage } from '../../tour/stage';
import { pageLoad } from '../../tour/steps/ticket';
import { takeSample } from '../pages/first-run';
import { exact, Hands, soon, starts } from '../pages/hands';

/** The dashboard with no mouse at all. After each job, the focus is on something a person can see. */
const answers = 'Answers in a day';
const sameDay = 'Answers the same day';

let profile: string;
let stage: Stage;
let hands: Hands;
let screen: DashboardScreen;
const row = (title: string) => screen.rowOf(title);

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-keyboard-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await takeSample(stage.browser, stage.sandbox.origin);
  hands = new Hands(await stage.openOwn('dashboard', 'dashboard.html'));
  screen = new DashboardScreen(stage.front);
  await stage.front.getByRole('heading', { level: 1, name: t('dashHome') }).waitFor();
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});
afterEach(() => hands.seesFocus());

/** By the arrows, from the table's first row. */
async function onRow(title: string): Promise<void> {
  await hands.press('Control+Home');
  for (let step = 0; step < 30 && (await screen.focused()) !== title; step++) await hands.press('ArrowDown');
  expect(await screen.focused()).toBe(title);
}

it('goes to the objectives by the navigation, and into the table', async () => {
  await hands.until(exact('a', t('dashObjectives')));
  await hands.press('Enter');
  await soon(screen.heading).toBe(t('dashObjectives'));
  await soon(() => row(pageLoad)).toMatchObject({ percent: '73 %' });
  for (let step = 0; step < 30 && (await screen.focused()) === null; step++) await hands.press('Tab');
  await soon(screen.focused).not.toBeNull();
  await onRow(pageLoad);
});

it('makes a key result in place, and renames it', async () => {
  await hands.press('n');
  await screen.draft().waitFor();
  await soon(hands.focus).toMatch(/^input/);
  await hands.type(`${answers} 62 → 90 %`);
  await hands.press('Enter');
  await soon(() => row(answers)).not.toBeNull();
  await hands.press('Escape');
  await soon(screen.focused).toBe(answers);
  await hands.press('F2');
  await soon(hands.focus).toMatch(/^input/);
  await hands.press('Control+a');
  await hands.type(sameDay);
  await hands.press('Enter');
  await soon(screen.focused).toBe(sameDay);
});

it('moves it by Alt and the arrows, and takes that back', async () => {
  const order = () => screen.orderOf(sameDay, pageLoad);
  const before = await order();
  const key = before[0] === sameDay ? 'Alt+ArrowDown' : 'Alt+ArrowUp';
  await hands.press(key);
  await soon(order).toEqual([...before].reverse());
  await soon(screen.focused).toBe(sameDay);
  await hands.press('Control+z');
  await soon(order).toEqual(before);
});

it('makes an objective, puts it under the one before it, and brings it back', async () => {
  const title = 'Calmer support';
  await hands.press('Control+Home', 'Shift+N');
  await screen.draft().waitFor();
  await hands.type(title);
  await hands.press('Enter');
  await soon(() => row(title)).toMatchObject({ level: 1 });
  await hands.press('Escape');
  await soon(screen.focused).toBe(title);
  await hands.press('Alt+ArrowRight');
  await soon(() => row(title)).toMatchObject({ level: 2 });
  await soon(screen.focused).toBe(title);
  await hands.press('Alt+ArrowLeft');
  await soon(() => row(title)).toMatchObject({ level: 1 });
  await soon(screen.focused).toBe(title);
  await onRow(sameDay);
});

it('archives it, and takes that back', async () => {
  await onRow(sameDay);
  await hands.press('Delete');
  await soon(() => row(sameDay)).toBeNull();
  await soon(screen.focused).not.toBeNull();
  await hands.press('Control+z');
  await soon(() => row(sameDay)).not.toBeNull();
});

it('opens the pane, edits with a reason, reads it in the history, and closes', async () => {
  await onRow(pageLoad);
  await hands.press('Enter');
  await screen.pane().waitFor();
  await soon(screen.paneTitle).toBe(pageLoad);
  await hands.until(exact('button', t('dashEdit')));
  await hands.press('Enter');
  const form = stage.front.getByRole('form', { name: t('dashEditKeyResult') });
  await form.waitFor();
  await hands.into(t('fieldOptional', t('metricFieldStart')));
  await hands.press('Control+a');
  await hands.type('3');
  await form.getByRole('textbox', { name: t('dashReason') }).waitFor();
  await hands.into(t('dashReason'));
  await hands.type('Counted anew.');
  await hands.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await soon(() => row(pageLoad)).toMatchObject({ percent: '70 %' });
  await hands.seesFocus();
  await hands.until(exact('button', t('dashChart')));
  await hands.press('ArrowRight');
  await soon(() => textOf(screen.pane().locator('.history-table'))).toMatch(/Counted anew\./);
  await hands.press('Escape');
  await soon(() => screen.pane().count()).toBe(0);
  await soon(screen.focused).toBe(pageLoad);
});

it('filters by words', async () => {
  await hands.press('/');
  await soon(hands.focus).toMatch(/^input/);
  await hands.type('page loads');
  await soon(async () => (await screen.rows()).length).toBe(2);
  await hands.press('Escape');
  await soon(async () => (await screen.rows()).length).toBeGreaterThan(2);
});

it('copies the weekly update', async () => {
  await hands.until(starts('button', t('dashWeekly')), 'Shift+Tab');
  await hands.press('Enter');
  await soon(screen.toast).toBe(t('dashWeeklyCopied'));
});
