import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { castOf } from '../tour/cast';
import { Firefox, keys } from './marionette/firefox';
import { type Addon, installBuilt, installedAddon } from './pages/addon';
import { badgeText, endBackground, pinToToolbar } from './pages/browser-window';
import { takeSample } from './pages/first-run';
import { chipText, openPanel, toPanel } from './pages/host-page';
import { pageLoad, pickPageLoad } from './pages/linking';
import { Screen, seen } from './pages/screen';
import { temporaryProfile } from './pages/temporary-profile';

/** The main job in a real Firefox, with the build as it is shipped. */
const site = 'https://acme.atlassian.net';
const backlog = `${site}/jira/software/c/projects/WEB/boards/1/backlog`;

const profile = temporaryProfile();
let sandbox: SandboxServer;
let firefox: Firefox;
let addon: Addon;
let screen: Screen;
let key: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  key = castOf(sandbox.site).page.key;
  firefox = await Firefox.start({ port: sandbox.port, profileDir: profile.folder });
  addon = await installBuilt(firefox);
  await pinToToolbar(firefox);
  screen = new Screen(firefox);
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

describe('a ticket’s page', () => {
  it('has the launcher, which opens the panel for the first run, up to the sample', async () => {
    await firefox.goTo(`${site}/browse/${key}`);
    await takeSample(await openPanel(firefox));
    await seen('the badge', async () => (await badgeText(firefox)) === '3');
  });

  it('is linked by the picker: a few letters and Enter', async () => {
    await pickPageLoad(screen);
    await screen.says(t('linkedByCheckIn'), '.toast');
  });

  it('takes a check-in beside it', async () => {
    await screen.click(t('checkIn'), 'article.kr button');
    await screen.focused('form.check-in input');
    await firefox.press('2');
    await firefox.press('.');
    await firefox.press('1');
    await screen.says('91 %', 'form.check-in output');
    await firefox.press(keys.enter);
    await screen.says('91 %', 'article.kr .kr-percent');
  });

  it('keeps the panel usable in the host’s native dialog, and after it', async () => {
    await firefox.toTop();
    const inDialog = (wanted: boolean) =>
      seen(`the panel ${wanted ? 'in' : 'out of'} the dialog`, () =>
        firefox.run(
          (is: boolean) => (document.querySelector('dialog:modal > keyline-panel') !== null) === is,
          wanted,
        ),
      );
    await firefox.click(await screen.find('[data-testid="sandbox.share"]'));
    await inDialog(true);
    // Firefox loads a frame anew that is moved: the panel comes back by itself, on the same ticket.
    await (await toPanel(firefox)).says('91 %', 'article.kr .kr-percent');
    await firefox.toTop();
    await firefox.run(() => document.querySelector<HTMLDialogElement>('dialog:modal')?.close());
    await inDialog(false);
    await (await toPanel(firefox)).says('91 %', 'article.kr .kr-percent');
  });

  it('gives its own scripts nothing of it', async () => {
    await firefox.toTop();
    const found = await firefox.runInPage(() => ({
      roots: [...document.querySelectorAll('keyline-panel, keyline-chip')].map((node) => node.shadowRoot),
      frames: window.frames.length + document.querySelectorAll('iframe').length,
      named: [
        document.documentElement.outerHTML,
        ...performance.getEntries().map((entry) => entry.name),
        ...Object.keys(localStorage),
      ].filter((text) => /extension:|panel\.html/.test(text)).length,
    }));
    expect(found).toEqual({ roots: [null], frames: 0, named: 0 });
    const host = new URL(addon.url('')).host;
    expect(await firefox.runInPage(() => document.documentElement.outerHTML)).not.toContain(host);
  });
});

describe('the backlog', () => {
  it('shows the chip on the ticket’s row', async () => {
    await firefox.goTo(backlog);
    await seen('the row', () => scrollTo(key));
    await seen('the chip', async () => (await chipText(firefox, key))?.startsWith('Page load'));
  });
});

describe('the popup', () => {
  it('takes the check-ins that are due, by Enter; the badge follows though the background had ended', async () => {
    await firefox.newTab(addon.url('popup.html'));
    await screen.says(t('popupPosition', 1, 3), 'header');
    await screen.focused('form.check-in input');
    expect(await endBackground(firefox, addon.id)).toBe('stopped');
    await firefox.press(keys.enter);
    await screen.says(t('popupPosition', 2, 3), 'header');
    await seen('the badge', async () => (await badgeText(firefox)) === '2');
    await firefox.closeTab();
  });
});

describe('the browser, started anew', () => {
  it('has everything still there', async () => {
    await firefox.quit();
    firefox = await Firefox.start({ port: sandbox.port, profileDir: profile.folder });
    screen = new Screen(firefox);
    addon = await installedAddon(firefox, addon.id);
    await seen('the badge', async () => (await badgeText(firefox)) === '2');
    await firefox.goTo(`${site}/browse/${key}`);
    // It was open, so it opens again.
    const panel = await toPanel(firefox);
    await panel.says(pageLoad, 'article.kr h3');
    await panel.says('91 %', 'article.kr .kr-percent');
    await firefox.toTop();
    await firefox.goTo(backlog);
    await seen('the row', () => scrollTo(key));
    await seen('the chip', async () => (await chipText(firefox, key))?.startsWith('Page load'));
  });
});

/** The list holds only rows in sight: a step further down each time, until the row is there. */
function scrollTo(wanted: string): Promise<boolean> {
  return firefox.run((ticket: string) => {
    const row = document.querySelector(`.backlog-card a.key[href="/browse/${ticket}"]`);
    row?.scrollIntoView({ block: 'center' });
    if (!row)
      document.querySelector('[data-testid="software-backlog.backlog-content.scrollable"]')?.scrollBy(0, 600);
    return row !== null;
  }, wanted);
}
