import browser from 'webextension-polyfill';
import { isOf, matchOf, type OwnSite, permissionOf } from '@/lib/hosts/own-site';
import { detectSite, readOpenPages } from '@/lib/platform/detect-site';
import { hasAccess, onAccessChanged } from '@/lib/platform/permissions';
import { changesTo, scriptFile, scriptsFor } from '@/lib/platform/site-scripts';
import { putSite } from '@/lib/platform/sites';
import { dropWish, readWish, writeWish } from '@/lib/platform/wish';
import { logError } from './log';
import { offerMenus } from './menus';
import { allowedSites, keepOwnSites } from './own-sites';
import { enterHostTabs } from './tabs';

let last: Promise<void> = Promise.resolve();

/** One after the other: two at once would register a script twice, which the browser refuses. */
const reconcile = (): Promise<void> => {
  last = last.then(registerScripts).catch(logError);
  return last;
};

/** Exactly the allowed sites have their script; one that is new goes into the tabs that are open, too. */
async function registerScripts(): Promise<void> {
  const sites = await allowedSites();
  const wanted = scriptsFor(sites);
  const { out, into } = changesTo(await browser.scripting.getRegisteredContentScripts(), wanted);
  if (out.length > 0) await browser.scripting.unregisterContentScripts({ ids: out });
  for (const script of into) {
    // Each by itself: one that the browser refuses leaves the others.
    await browser.scripting.registerContentScripts([script]).catch(logError);
    const site = sites[wanted.indexOf(script)];
    if (site) await enterTabs(site).catch(logError);
  }
}

async function enterTabs(site: OwnSite): Promise<void> {
  const tabs = await browser.tabs.query({ url: matchOf(site) });
  const files = [scriptFile(site.platform)];
  await Promise.allSettled(
    tabs
      .filter(({ url }) => url !== undefined && isOf(site, new URL(url)))
      .map(
        (tab) =>
          tab.id !== undefined && browser.scripting.executeScript({ target: { tabId: tab.id }, files }),
      ),
  );
}

let carrying: Promise<void> | null = null;

/** Carries out what was wished in the popup, once the browser lets us in: whoever asks, it is done once. */
export function carryOutWish(): Promise<void> {
  carrying ??= carryOut().finally(() => {
    carrying = null;
  });
  return carrying;
}

async function carryOut(): Promise<void> {
  const wish = await readWish();
  if (wish?.state !== 'asked' && wish?.state !== 'looking') return;
  const { origin } = wish;
  if (!(await hasAccess([permissionOf({ origin, path: '', platform: 'jira-dc' })]))) return;
  await writeWish({ ...wish, state: 'looking' });
  const found = await detectSite(wish, { fetch: (...args) => fetch(...args), readPages: readOpenPages });
  // Taken back while we looked.
  if ((await readWish())?.origin !== origin) return;
  if (found.is === 'jira') {
    await putSite({ origin, path: found.path, platform: found.platform });
    await dropWish();
  } else await writeWish({ ...wish, state: found.is, path: found.is === 'some-jira' ? found.path : null });
}

/** A person's own sites: their scripts, and what hangs on the list. */
export function setUpSites(): void {
  const changed = () => {
    void reconcile();
    void offerMenus().catch(logError);
  };
  keepOwnSites(changed);
  onAccessChanged(() => {
    changed();
    void enterHostTabs().catch(logError);
    void carryOutWish().catch(logError);
  });
  browser.runtime.onInstalled.addListener(() => void reconcile());
  browser.runtime.onStartup.addListener(() => void reconcile());
  // A worker that starts for another reason finds what an update, or a browser that forgot, has left undone.
  void reconcile();
}
