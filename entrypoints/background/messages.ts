import browser from 'webextension-polyfill';
import { hostOf } from '@/lib/hosts';
import type { OwnSite } from '@/lib/hosts/own-site';
import { chipOf } from '@/lib/messages/chip';
import { type Handlers, receive, type Self, type Sender } from '@/lib/messages/receive';
import { afterChange } from './after-change';
import { logError } from './log';
import { knownSites, ownSites } from './own-sites';
import { carryOutWish } from './sites';
import { workerStore } from './store';
import { syncSoon } from './sync';
import { readTickets } from './tickets';

const handlers: Handlers = {
  async readChips({ host, site, keys }) {
    const store = await workerStore();
    const found = await store.read('chips', { host, site, keys });
    return { chips: Object.fromEntries(Object.entries(found).map(([key, served]) => [key, chipOf(served)])) };
  },
  async changed() {
    await afterChange();
    // Not waited for: a host may take its time.
    void readTickets(true);
    return { ok: true };
  },
  async syncNow({ moved }) {
    void syncSoon(true, moved);
    return { ok: true };
  },
  async carryOutWish() {
    await carryOutWish();
    return { ok: true };
  },
};

/** This extension, as the checks of a sender want it. */
export const selfWith = (sites: readonly OwnSite[]): Self => ({
  id: browser.runtime.id,
  origin: new URL(browser.runtime.getURL('')).origin,
  hostAt: (url) => hostOf(url, sites)?.id ?? null,
});

export function setUpMessages(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    const take = (sites: readonly OwnSite[]) => receive(message, sender as Sender, selfWith(sites), handlers);
    const sites = knownSites();
    // The message that has woken the worker comes before the sites are read: it waits for them.
    const answer = sites ? take(sites) : ownSites().then(take);
    if (!answer) return undefined;
    return answer.catch((error: unknown) => {
      logError(error);
      return undefined;
    });
  });
}
