import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { Firefox } from './marionette/firefox';
import { type Addon, installBuilt } from './pages/addon';
import { complaints, openSidebar, sidebarText } from './pages/browser-window';
import { takeSample } from './pages/first-run';
import { Screen, seen } from './pages/screen';

/** The extension's own pages in Firefox: the sidebar beside any tab, and pages in tabs. */
const site = 'https://acme.atlassian.net';

let sandbox: SandboxServer;
let firefox: Firefox;
let addon: Addon;
let screen: Screen;

beforeAll(async () => {
  sandbox = await startSandbox();
  firefox = await Firefox.start({ port: sandbox.port });
  addon = await installBuilt(firefox);
  screen = new Screen(firefox);
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

const reads = (text: string) =>
  seen(`“${text}” in the sidebar`, async () => (await sidebarText(firefox)).includes(text));

describe('panel.html', () => {
  it('is the panel in a tab of its own: first run, then my key results', async () => {
    await firefox.goTo(addon.url('panel.html'));
    await takeSample(screen, 'Maya Lindqvist');
    await screen.find('article.kr');
  });
});

describe('the sidebar', () => {
  it('is the panel of the ticket in the active tab', async () => {
    await firefox.goTo(`${site}/browse/WEB-142`);
    await openSidebar(firefox);
    await reads('WEB-142');
  });

  it('follows to another tab and back', async () => {
    const first = await firefox.tab();
    const second = await firefox.newTab(`${site}/browse/WEB-7`);
    await reads('WEB-7');
    expect(await sidebarText(firefox)).not.toContain('WEB-142');
    await firefox.toTab(first);
    await reads('WEB-142');
    await firefox.toTab(second);
    await firefox.goTo(`${site}/browse/WEB-9`);
    await reads('WEB-9');
  });
});

describe.each([
  ['dashboard.html', 'h1, h2'],
  ['options.html', 'h1, h2'],
])('%s', (page, sign) => {
  it('stands in a tab of its own', async () => {
    await firefox.newTab(addon.url(page));
    await screen.find(sign);
    await firefox.closeTab();
  });
});

describe('the browser’s console', () => {
  it('holds no complaint about the extension, and would show one', async () => {
    await firefox.newTab(addon.url('popup.html'));
    await screen.find('h1');
    expect(await complaints(firefox, addon.url(''))).toEqual([]);
    await firefox.runInPage(() => {
      console.error('planted');
      setTimeout(() => {
        throw new Error('thrown');
      });
    });
    await seen('both', async () => {
      const now = (await complaints(firefox, addon.url(''))).join();
      return now.includes('planted') && now.includes('thrown');
    });
  });
});
