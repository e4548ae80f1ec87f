import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { DashboardPage } from '../pages/dashboard-page';
import { takeSample } from '../pages/first-run';
import { pageViolations } from './axe';

/** The pane beside the dashboard's views: a record in full, and its forms. */
const shopping = 'Enhance online shopping experience to reduce cart abandonment by 20 % within one month';
const pageLoad = 'Product page loads below 2 s';

let sandbox: SandboxServer;
let browser: Browser;
let dashboard: DashboardPage;
let pane: Locator;

const isClean = async (forced = false) =>
  expect(await pageViolations(dashboard.page, { forced, within: '.dash-pane' })).toEqual([]);
const press = (name: string) => pane.getByRole('button', { name, exact: true }).first().click();
const cancel = async () => {
  await pane
    .getByRole('button', { name: t('cancel'), exact: true })
    .first()
    .click();
  await pane.locator('.dash-form').waitFor({ state: 'detached' });
};

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  await takeSample(browser, sandbox.origin);
  dashboard = await DashboardPage.open(browser);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

describe('a key result', () => {
  it('with its chart, and why', async () => {
    pane = await dashboard.openRow(pageLoad);
    await pane.getByRole('radio', { name: t('dashChart') }).waitFor();
    await press(t('whyTitle'));
    await isClean(true);
    await press(t('whyTitle'));
  });

  it('with its table, and a check-in corrected', async () => {
    await pane.getByText(t('dashTable'), { exact: true }).click();
    await pane.getByRole('table').waitFor();
    await isClean();
    await pane.locator('[data-correct]').first().click();
    await pane.locator('form.check-in').waitFor();
    await isClean();
    await pane.locator('[data-correct]').first().click();
  });

  it('with the check-in open', async () => {
    await press(t('checkIn'));
    await pane.locator('form.check-in').waitFor();
    await isClean();
    await dashboard.page.keyboard.press('Escape');
  });

  it('its title in a field', async () => {
    await pane.getByRole('heading', { level: 2 }).getByRole('button').click();
    await isClean();
    await dashboard.page.keyboard.press('Escape');
  });

  it('its form, with the reason asked and fields that are wrong', async () => {
    await press(t('dashEdit'));
    const form = pane.getByRole('form', { name: t('dashEditKeyResult') });
    await form.getByRole('textbox', { name: 'Target' }).fill('1.8');
    await form.getByRole('textbox', { name: t('dashReason') }).waitFor();
    await isClean();
    await form.getByRole('button', { name: t('dashSave'), exact: true }).click();
    await form.getByText(t('dashReasonMissing')).waitFor();
    await isClean();
    await cancel();
  });

  it('its menu, where it can move, and how it ended', async () => {
    await pane.getByRole('button', { name: t('dashActions') }).click();
    await dashboard.page.getByRole('menu').waitFor();
    await isClean();
    await dashboard.choose(t('dashMove'));
    await isClean();
    await cancel();
    await dashboard.chooseInPane(t('dashClose'));
    await pane.getByRole('form', { name: t('dashClose') }).waitFor();
    await isClean();
    await cancel();
  });
});

describe('an objective', () => {
  it('in full', async () => {
    pane = await dashboard.openRow(shopping);
    await pane.getByText(pageLoad).first().waitFor();
    await isClean(true);
  });

  it('its form', async () => {
    await dashboard.chooseInPane(t('dashEdit'));
    await pane.getByRole('form', { name: t('dashEditObjective') }).waitFor();
    await isClean();
    await cancel();
  });

  it('a new key result in full', async () => {
    await press(t('dashAddKeyResult'));
    await pane.getByRole('form', { name: t('newKeyResult') }).waitFor();
    await isClean();
    await cancel();
  });

  it('how it ended', async () => {
    await dashboard.chooseInPane(t('dashClose'));
    await pane.locator('.dash-form').waitFor();
    await isClean();
  });
});

it('a record that is not here', async () => {
  await dashboard.go('#/kr/0192');
  await dashboard.page.getByText(t('goneTitle')).waitFor();
  await isClean();
  await dashboard.go('#/o/0192');
  await dashboard.page.getByText(t('dashGoneObjective')).waitFor();
  await isClean();
});
