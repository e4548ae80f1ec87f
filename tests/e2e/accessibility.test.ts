import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { builtExtension } from '../support/extension';
import { PanelScreen } from '../tour/screens/panel-screen';
import { Stage } from '../tour/stage';
import { openPanel } from './pages/panel';

/** Every screen by axe, WCAG 2.2 AA and its best practices for names and roles, light and dark. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'cat.aria', 'cat.forms'],
};

async function violations(where: Page | Frame): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe);
  // Motion would be caught half-way: colours are read while they still fade in.
  await where.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  const found = await where.evaluate(
    (run) => (window as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(run),
    options,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}

const themes = ['light', 'dark'] as const;
let profile: string;
let stage: Stage;
let frame: Frame;
let screen: PanelScreen;

/** The same screen in both themes: the host page's for the panel. */
async function inBothThemes(look: (theme: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await stage.page.evaluate((to) => {
      document.documentElement.dataset.colorMode = to;
    }, theme);
    await frame.waitForFunction((to) => document.documentElement.dataset.colorMode === to, theme);
    found.push(...(await look(theme)).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}
const panelIsClean = async () => expect(await inBothThemes(() => violations(frame))).toEqual([]);

beforeAll(async () => {
  profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-axe-'));
  stage = await Stage.open({ extension: builtExtension, profile });
  await stage.jira.open('/browse/WEB-142');
  frame = await openPanel(stage.page, stage.browser.extensionId);
  screen = new PanelScreen(stage.page, frame);
});
afterAll(async () => {
  await stage?.close();
  await rm(profile, { recursive: true, force: true });
});

describe('panel', () => {
  it('who are you', async () => {
    await frame.getByRole('textbox', { name: t('whoName') }).waitFor();
    await panelIsClean();
  });

  it('three ways to begin', async () => {
    await frame.getByRole('button', { name: t('continue') }).click();
    await frame.getByRole('button', { name: t('waySample') }).waitFor();
    await panelIsClean();
  });

  it('start our own', async () => {
    await frame.getByRole('button', { name: t('wayOwn') }).click();
    await frame.getByRole('textbox').first().waitFor();
    await panelIsClean();
    await frame
      .getByRole('button', { name: t('back'), exact: true })
      .first()
      .click();
  });

  it('picker', async () => {
    await frame.getByRole('button', { name: t('waySample') }).click();
    await screen.picker().waitFor();
    await panelIsClean();
  });

  it('a key result that is served, with suggestions and a short message', async () => {
    await screen.picker().fill('page loads');
    await expect.poll(() => screen.activeOption()).toContain('Product page loads');
    await screen.picker().press('Enter');
    await screen.card('Product page loads').waitFor();
    await panelIsClean();
  });

  it('why, and the check-in', async () => {
    await screen
      .card('Product page loads')
      .getByRole('button', { name: t('why'), exact: true })
      .click();
    await screen.startCheckIn('Product page loads');
    await panelIsClean();
  });

  it('my key results', async () => {
    await stage.jira.open(stage.jira.pathOf('backlog'));
    frame = await openPanel(stage.page, stage.browser.extensionId);
    screen = new PanelScreen(stage.page, frame);
    await frame.getByRole('article').first().waitFor();
    await panelIsClean();
  });
});

describe.each(themes)('pages of the extension, %s', (colorScheme) => {
  it.each([
    ['popup', 'popup.html'],
    ['data', 'options.html#/data'],
    ['import', 'options.html#/import'],
    ['check-ins', 'options.html#/check-ins'],
    ['sites', 'options.html#/sites'],
    ['team', 'options.html#/team'],
    ['appearance', 'options.html#/appearance'],
    ['privacy', 'options.html#/privacy'],
    ['health', 'options.html#/health'],
    ['about', 'options.html#/about'],
  ])('%s', async (_, address) => {
    const page = await stage.browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(stage.browser.extensionUrl(address));
    await page.getByRole('heading').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

it('a planted fault is found', async () => {
  await frame.evaluate(() => {
    const faint = document.createElement('p');
    faint.textContent = 'faint';
    faint.style.cssText = 'color:#ccc;background:#fff';
    document.querySelector('main')?.append(faint);
  });
  expect((await violations(frame)).map((violation) => violation.split(':')[0])).toEqual(['color-contrast']);
});
