import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { Firefox } from './marionette/firefox';
import { type Addon, installBuilt, installedAddon } from './pages/addon';
import { takeSample } from './pages/first-run';
import { hasLauncher, openPanel, toPanel } from './pages/host-page';
import { checkInUnchanged, pageLoad, pickPageLoad } from './pages/linking';
import { answerPrompt } from './pages/permission-prompt';
import { Screen } from './pages/screen';
import { temporaryProfile } from './pages/temporary-profile';

/** A person's own domains: asked for at the browser's real prompt, then as any host. */
const profile = temporaryProfile();
let sandbox: SandboxServer;
let firefox: Firefox;
let addon: Addon;
let screen: Screen;

beforeAll(async () => {
  sandbox = await startSandbox();
  firefox = await Firefox.start({ port: sandbox.port, profileDir: profile.folder });
  addon = await installBuilt(firefox);
  screen = new Screen(firefox);
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

async function add(address: string): Promise<void> {
  await firefox.goTo('about:blank');
  await firefox.goTo(addon.url('options.html#/sites'));
  await screen.type(t('optionsAddLabel'), address);
  await screen.click(t('optionsAddButton'));
}

describe('Jira Data Center under a context path', () => {
  it('is left alone until it is allowed, and a no is said clearly', async () => {
    await firefox.goTo(`${sandbox.dc}/browse/WEB-142`);
    expect(await hasLauncher(firefox)).toBe(false);
    await add(sandbox.dc);
    expect(await answerPrompt(firefox, 'deny')).toContain('jira.example.test');
    await screen.says(t('optionsAddRefused'));
  });

  it('is told apart and added once it is allowed', async () => {
    await add(sandbox.dc);
    await answerPrompt(firefox, 'allow');
    await screen.says(t('optionsSiteAdded', 'jira.example.test/jira', 'Jira Data Center'), '.toast');
  });

  it('has the panel, which links its tickets', async () => {
    await firefox.goTo(`${sandbox.dc}/browse/WEB-142`);
    const panel = await openPanel(firefox);
    await takeSample(panel);
    await panel.says('WEB-142', 'header');
    await pickPageLoad(panel);
  });
});

describe('Jira on an http domain', () => {
  it('is added with the warning that it is not encrypted', async () => {
    await add(sandbox.http);
    await answerPrompt(firefox, 'allow');
    await screen.says(t('optionsNotEncrypted'));
  });

  it('has the panel, which links and checks in without a secure context', async () => {
    await firefox.goTo(`${sandbox.http}/browse/WEB-7`);
    expect(await firefox.runInPage(() => isSecureContext)).toBe(false);
    const panel = await openPanel(firefox);
    await panel.says('WEB-7', 'header');
    await panel.click(t('link'));
    await pickPageLoad(panel);
    await checkInUnchanged(panel);
  });
});

describe('the browser, started anew', () => {
  it('lets Keyline into both again', async () => {
    await firefox.quit();
    firefox = await Firefox.start({ port: sandbox.port, profileDir: profile.folder });
    screen = new Screen(firefox);
    addon = await installedAddon(firefox, addon.id);
    for (const address of [`${sandbox.dc}/browse/WEB-142`, `${sandbox.http}/browse/WEB-7`]) {
      await firefox.goTo(address);
      await (await toPanel(firefox)).says(pageLoad, 'article.kr h3');
      await firefox.toTop();
    }
  });
});
