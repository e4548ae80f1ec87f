import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { DashboardPage } from '../pages/dashboard-page';
import { takeSample } from '../pages/first-run';
import { pageViolations, plantFault, violations } from './axe';

const shopping = 'Enhance online shopping experience to reduce cart abandonment by 20 % within one month';
const pageLoad = 'Product page loads below 2 s';

let sandbox: SandboxServer;
let browser: Browser;
let dashboard: DashboardPage;

const isClean = async (within?: string) =>
  expect(await pageViolations(dashboard.page, within === undefined ? { forced: true } : { within })).toEqual(
    [],
  );
const see = (text: string) => dashboard.page.getByText(text).first().waitFor();

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchWithExtension({ extension: builtExtension, port: sandbox.port });
  dashboard = await DashboardPage.open(browser, '');
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

it('first run', async () => {
  await dashboard.page.getByRole('textbox', { name: t('whoName') }).waitFor();
  await isClean();
  await dashboard.page.close();
  await takeSample(browser, sandbox.origin);
  dashboard = await DashboardPage.open(browser);
});

describe('objectives', () => {
  it('the tree', async () => {
    await dashboard.row(pageLoad).waitFor();
    await isClean();
  });

  it('narrowed', async () => {
    await dashboard.go('#/objectives?text=page+loads&status=on-track');
    await see(t('dashFilterClear'));
    await isClean('.dash-main');
  });

  it('nothing found, nothing archived', async () => {
    await dashboard.go('#/objectives?text=nowhere');
    await see(t('dashNoMatch'));
    await isClean('.dash-main');
    await dashboard.go('#/objectives?archived');
    await see(t('dashNoArchived'));
    await isClean('.dash-main');
  });

  it('a record written in its row, and a title changed in its', async () => {
    await dashboard.go('#/objectives');
    await dashboard.row(shopping).focus();
    await dashboard.page.keyboard.press('n');
    await dashboard.newField('keyResult').fill('Return visitors 20 → 30 %');
    await isClean('.tree-draft');
    await dashboard.page.keyboard.press('Escape');
    await dashboard.row(pageLoad).focus();
    await dashboard.page.keyboard.press('F2');
    await dashboard.table.getByRole('textbox', { name: t('dashRenameOf', pageLoad) }).waitFor();
    await isClean('.tree-row:has(input)');
    await dashboard.page.keyboard.press('Escape');
  });

  it('a row’s menu, and where to move it', async () => {
    await dashboard.openMenuOf(shopping);
    await isClean('[role="menu"]');
    await dashboard.choose(t('dashMoveTo'));
    await dashboard.page.getByRole('dialog').getByRole('combobox').waitFor();
    await isClean('dialog');
    await dashboard.page.keyboard.press('Escape');
  });

  it('the keys', async () => {
    await dashboard.page.getByRole('button', { name: t('dashKeysHint') }).click();
    await dashboard.page.getByRole('dialog').waitFor();
    await isClean('dialog');
    await dashboard.page.keyboard.press('Escape');
  });

  it('archived, with the short message', async () => {
    await dashboard.row(pageLoad).focus();
    await dashboard.page.keyboard.press('Delete');
    await dashboard.toast().waitFor();
    await isClean('.toasts');
    await dashboard.go('#/objectives?archived');
    await dashboard.row(pageLoad).waitFor();
    await isClean('.dash-main');
    await dashboard.row(pageLoad).getByRole('button').first().click();
    await see(t('dashNoArchived'));
    await dashboard.go('#/objectives');
  });

  it('in a narrow window, with the navigation over it', async () => {
    await dashboard.page.setViewportSize({ width: 480, height: 800 });
    await isClean('.dash-main');
    await dashboard.page.getByRole('button', { name: t('dashNav') }).click();
    await isClean('.dash-nav');
    await dashboard.page.keyboard.press('Escape');
    await dashboard.page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('the other views', () => {
  it('home', async () => {
    await dashboard.go('#/home');
    await see(t('dashChanged'));
    await isClean();
  });

  it('cycles, and the form of one', async () => {
    await dashboard.go('#/cycles');
    await dashboard.page.getByRole('button', { name: t('dashNewCycle') }).click();
    await dashboard.page.getByRole('form').waitFor();
    await isClean();
  });

  it('people, and the forms of one and of a team', async () => {
    await dashboard.go('#/people');
    await dashboard.page.getByRole('button', { name: t('dashNewPerson') }).click();
    await dashboard.page.getByRole('form').waitFor();
    await isClean();
    await dashboard.page.keyboard.press('Escape');
    await dashboard.page.getByRole('button', { name: t('dashNewTeam') }).click();
    await dashboard.page.getByRole('form').waitFor();
    await isClean('.dash-main');
  });
});

it('a planted fault is found', async () => {
  await plantFault(dashboard.page);
  expect((await violations(dashboard.page)).map((violation) => violation.split(':')[0])).toEqual([
    'color-contrast',
  ]);
});
