import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { startTeamServer, type TeamServer } from '../../support/team-server';
import { faultsIn, looksOf } from '../accessibility/looks';
import { plant } from '../accessibility/plant';
import { DashboardPage } from '../pages/dashboard-page';
import { Person, password } from './person';
import { checkIn } from './plan-hands';

// Several waits of a minute each, where a machine is busy.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

/** Somebody without the extension, on the server's own pages; and what all pages of the server are for everybody. */
const plan = {
  workspace: 'Acme OKRs',
  objective: 'Calmer support',
  keyResults: ['Answered within a day 40 → 80 %'],
};
const answers = 'Answered within a day';

let web: string;
let sandbox: SandboxServer;
let server: TeamServer;
let lena: Person;
let hers: DashboardPage;
let link: string;
let plain: Browser;
let page: Page;
const alarms: string[] = [];

beforeAll(async () => {
  web = await mkdtemp(path.join(tmpdir(), 'keyline-web-'));
  const configFile = path.resolve(import.meta.dirname, '../../../web/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: web } });
  [sandbox, server] = await Promise.all([startSandbox(), startTeamServer({ web })]);
  lena = await Person.arrives('Lena', sandbox);
  const options = await lena.leads(server.origin, server.firstInvite, plan);
  link = await lena.invites(options);
  hers = await lena.dashboard();
  await hers.row(answers).waitFor();
  plain = await launchWithExtension({ port: sandbox.port, args: ['--lang=en-US'] });
  page = await plain.context.newPage();
  page.setDefaultTimeout(90_000);
  page.on('pageerror', (error) => alarms.push(`${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') alarms.push(message.text());
  });
});
afterAll(async () => {
  await plain?.close();
  await lena?.leaves();
  await server?.close();
  await sandbox?.close();
  await rm(web, { recursive: true, force: true });
});

const faultsNow = (name: string) => faultsIn({ page }, looksOf(name));
const isClean = async () => expect(await faultsNow(page.url())).toEqual([]);

describe('without the extension', () => {
  it('the pages of an invite and of the sign-in are for everybody', async () => {
    await page.goto(link);
    await page.getByRole('button', { name: 'Make an account' }).waitFor();
    await isClean();
    await page.getByLabel('Your name').fill('Vera');
    await page.getByLabel('Email').fill('vera@acme.example');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByText(server.origin).waitFor();
    await isClean();
    await page.goto(`${server.origin}/device`);
    await page.getByLabel('Code').waitFor();
    await isClean();
    await page.context().clearCookies();
    await page.goto(`${server.origin}/app/`);
    await page.getByLabel('Email').waitFor();
    await isClean();
    await page.getByLabel('Email').fill('vera@acme.example');
    await page.getByLabel('Password').fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await isClean();
    // A browser writes down each answer of 401 and 403 by itself.
    expect(alarms.splice(0).filter((text) => !/status of 40[13]/.test(text))).toEqual([]);
  });

  it('shows the team’s OKRs, and takes a check-in that the others see', async () => {
    await page.getByLabel('Email').fill('vera@acme.example');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const dashboard = new DashboardPage(page);
    await page.waitForURL(/\/app\//);
    await dashboard.heading.waitFor();
    await dashboard.go('#/objectives');
    await dashboard.row(answers).waitFor();
    await isClean();
    await checkIn(dashboard, answers, '50');
    await hers.row(answers).getByText('25 %').waitFor();
    await isClean();
  });

  it('shows without a reload what others do', async () => {
    await checkIn(hers, answers, '60');
    await new DashboardPage(page).row(answers).getByText('50 %').waitFor({ timeout: 90_000 });
    expect(alarms).toEqual([]);
    lena.isCalm();
  });
});

it('the description of the interface is for everybody, and a planted fault is found', async () => {
  await page.goto(`${server.origin}/docs`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await isClean();
  await plant(page, 'color-contrast');
  expect((await faultsNow('planted')).join('\n')).toContain('color-contrast');
});
