import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { policyDestinations } from '../arch/store-texts';
import { linearKey } from '../sandbox/linear/api';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, launchWithExtension } from '../support/browser';
import { builtExtension } from '../support/extension';
import { figure } from '../support/figures';
import { type LoggedRequest, netLogFlags, readNetLog } from '../support/net-log';
import { takeOwn } from './pages/first-run';
import { openPanel } from './pages/panel';
import { openPopup } from './pages/popup';

/** Whom the extension asks something while a person works with it, by the browser's own record, against the privacy policy. */
let sandbox: SandboxServer;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-requests-'));
});
afterAll(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the extension asked of others while `act` went on. */
async function askedDuring(
  name: string,
  extension: string,
  act: (browser: Browser) => Promise<void>,
): Promise<LoggedRequest[]> {
  const log = path.join(folder, `${name}.json`);
  const browser = await launchWithExtension({ extension, port: sandbox.port, args: netLogFlags(log) });
  try {
    await act(browser);
  } finally {
    await browser.close();
  }
  const own = `chrome-extension://${browser.extensionId}`;
  return readNetLog(log).filter(({ url, initiator }) => initiator === own && !url.startsWith(own));
}

/** Requests that no row of the policy names. */
function untold(requests: readonly LoggedRequest[]): string[] {
  const patterns = [...policyDestinations().values()].flat().map((pattern) => {
    const host = pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
    return RegExp(`^https://${host.replaceAll('.', '\\.').replace('*', '[^/]+')}/`);
  });
  return requests.map(({ url }) => url).filter((url) => !patterns.some((pattern) => pattern.test(url)));
}

/** First run, a key result made and linked, a check-in's popup, dashboard, Linear's key: what is asked of a host is asked. */
async function mainJob(browser: Browser): Promise<void> {
  await takeOwn(browser, sandbox);
  const page = await browser.context.newPage();
  await page.goto(`${sandbox.origin}/browse/WEB-142`);
  const panel = await openPanel(page, browser.extensionId);
  const title = 'Return visits a week';
  await panel
    .getByRole('button', { name: t('link'), exact: true })
    .first()
    .click();
  const form = panel.getByRole('form', { name: t('newKeyResult') });
  await form.getByRole('textbox', { name: t('newTitle') }).fill(title);
  await form.getByRole('textbox', { name: t('metricFieldTarget') }).fill('90');
  await form.getByRole('textbox', { name: t('newObjectiveTitle') }).fill('More people come back');
  await form.getByRole('button', { name: t('createAndLink') }).click();
  await panel.getByText(title).first().waitFor();
  // The worker asks the host of the ticket that is linked now.
  await expect.poll(() => readings(browser), { timeout: 15_000 }).toContain('jira-cloud acme.atlassian.net');
  await (await openPopup(browser)).getByRole('heading').first().waitFor();
  const dashboard = await browser.context.newPage();
  await dashboard.goto(browser.extensionUrl('dashboard.html'));
  await dashboard.getByRole('heading', { level: 1 }).waitFor();
  const options = await browser.context.newPage();
  await options.goto(browser.extensionUrl('options.html#sites'));
  await options.getByRole('textbox', { name: t('optionsKeyLabel'), exact: true }).fill(linearKey);
  await options.keyboard.press('Enter');
  await options.getByText(t('optionsKeyKept')).waitFor();
}

/** Which sites have answered, or failed to. */
const readings = async (browser: Browser): Promise<string[]> =>
  (await browser.worker()).evaluate(async () =>
    Object.keys((await chrome.storage.session.get('readings')).readings ?? {}),
  );

it('asks those that the privacy policy names, and no others', async () => {
  const asked = await askedDuring('main-job', builtExtension, mainJob);
  const hosts = [...new Set(asked.map(({ url }) => new URL(url).host))].sort();
  figure('requests of the extension in a main job', {
    requests: asked.length,
    hosts: hosts.length,
    'not in the policy': untold(asked).length,
  });
  expect(untold(asked)).toEqual([]);
  // That there was something to see: the ticket's host, and Linear to try the key.
  expect(hosts).toEqual([new URL(sandbox.origin).host, 'api.linear.app']);
});

it('is found out where a planted request goes elsewhere, from the worker or from a page', async () => {
  const faulty = path.join(folder, 'faulty');
  await cp(builtExtension, faulty, { recursive: true });
  const tell = (where: string) => `\nfetch('https://collect.example/${where}').catch(() => {});`;
  await appendFile(path.join(faulty, 'background.js'), tell('worker'));
  const html = path.join(faulty, 'popup.html');
  await appendFile(html, '<img alt="" src="https://collect.example/page">');
  const asked = await askedDuring('faulty', faulty, async (browser) => {
    const popup = await openPopup(browser);
    await popup.waitForLoadState('networkidle');
  });
  expect([...new Set(untold(asked))].sort()).toEqual([
    'https://collect.example/page',
    'https://collect.example/worker',
  ]);
});
