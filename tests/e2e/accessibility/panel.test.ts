import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { builtExtension } from '../../support/extension';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { Stage } from '../../tour/stage';
import { openPanel } from '../pages/panel';
import { pageViolations, panelViolations, plantFault, violations } from './axe';

let profile: string;
let stage: Stage;
let frame: Frame;
let screen: PanelScreen;

const panelIsClean = async (forced = false) =>
  expect(await panelViolations(stage.page, frame, { forced })).toEqual([]);

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
    await panelIsClean(true);
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

  it('menu of its head', async () => {
    await frame.getByRole('button', { name: t('panelMenu'), exact: true }).click();
    await frame.getByRole('menu').waitFor();
    await panelIsClean();
  });
});

it('the browser’s side panel, with a ticket and without', async () => {
  await stage.jira.open('/browse/WEB-142');
  const side = await stage.openOwn('side-panel', 'panel.html?side', 400);
  await side.getByRole('heading', { level: 1, name: 'WEB-142' }).waitFor();
  await side.getByRole('article').first().waitFor();
  expect(await pageViolations(side, { forced: true })).toEqual([]);
  await stage.page.goto('about:blank');
  await side.getByRole('heading', { level: 1, name: t('myKeyResults') }).waitFor();
  await side.getByRole('article').first().waitFor();
  expect(await pageViolations(side)).toEqual([]);
  await plantFault(side);
  expect((await violations(side)).map((violation) => violation.split(':')[0])).toEqual(['color-contrast']);
  await stage.closeAside();
});
