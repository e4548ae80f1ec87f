import browser from 'webextension-polyfill';
import { hostMatches } from '@/lib/hosts';
import { matchOf } from '@/lib/hosts/own-site';
import { contentLabels, labelsKey } from '@/lib/messages/content-labels';
import type { ToContent } from '@/lib/messages/runtime';
import { worded } from './language';
import { logError } from './log';
import { allowedSites } from './own-sites';

/** Open tabs that show one of our hosts, or a site of the person's own. */
export const hostTabs = async () =>
  browser.tabs.query({ url: [...hostMatches(), ...(await allowedSites()).map(matchOf)] });

/** To every host tab; tabs without our script (still loading, or opened before the install) are passed over. */
export async function tellHostTabs(message: ToContent): Promise<void> {
  const tabs = await hostTabs();
  await Promise.allSettled(
    tabs.map((tab) => tab.id !== undefined && browser.tabs.sendMessage(tab.id, message)),
  );
}

/** Answers false where no script of ours listens in the tab. */
export async function tellTab(tabId: number, message: ToContent): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch {
    return false;
  }
}

/** The content script's words lie ready for it: it asks nobody when a page loads. */
export async function layOutLabels(): Promise<void> {
  await worded();
  await browser.storage.local.set({ [labelsKey]: contentLabels() });
}

/** Puts each host's script into its open tabs; one that is at work there already stays as it is. */
export async function enterHostTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  await Promise.allSettled(
    scripts.map(async ({ matches, js: files = [] }) => {
      const tabs = await browser.tabs.query({ url: matches });
      await Promise.allSettled(
        tabs.map(
          (tab) =>
            tab.id !== undefined && browser.scripting.executeScript({ target: { tabId: tab.id }, files }),
        ),
      );
    }),
  );
}

/** After an install or update the script goes into the tabs that are open; it takes over from an older one. */
export function setUpTabs(): void {
  browser.runtime.onStartup.addListener(() => void layOutLabels().catch(logError));
  browser.runtime.onInstalled.addListener(() => void layOutLabels().then(enterHostTabs).catch(logError));
}
