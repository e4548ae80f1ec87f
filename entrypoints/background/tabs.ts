import browser from 'webextension-polyfill';
import { hostMatches } from '@/lib/hosts';
import { contentLabels, labelsKey } from '@/lib/messages/content-labels';
import type { ToContent } from '@/lib/messages/runtime';
import { logError } from './log';

/** Open tabs that show one of our hosts. */
export const hostTabs = () => browser.tabs.query({ url: hostMatches() });

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
const layOutLabels = () => browser.storage.local.set({ [labelsKey]: contentLabels() });

/** After an install or update the script goes into the tabs that are open; it takes over from an older one. */
export function setUpTabs(): void {
  browser.runtime.onStartup.addListener(() => void layOutLabels().catch(logError));
  browser.runtime.onInstalled.addListener(() => {
    const files = browser.runtime.getManifest().content_scripts?.flatMap((script) => script.js ?? []) ?? [];
    layOutLabels()
      .then(hostTabs)
      .then((tabs) =>
        Promise.allSettled(
          tabs.map(
            (tab) =>
              tab.id !== undefined && browser.scripting.executeScript({ target: { tabId: tab.id }, files }),
          ),
        ),
      )
      .catch(logError);
  });
}
