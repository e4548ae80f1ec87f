import browser from 'webextension-polyfill';
import { hostListings } from '@/lib/hosts';
import { hostApis } from '@/lib/hosts/apis';
import { permissionOf } from '@/lib/hosts/own-site';
import { apiSiteOf, readSite } from '@/lib/hosts/read-site';
import { readHostKey } from '@/lib/platform/host-keys';
import { hasAccess } from '@/lib/platform/permissions';
import { readingOf, readReadings, writeReading } from '@/lib/platform/site-readings';
import { readSites } from '@/lib/platform/sites';
import { afterChange } from './after-change';
import { logError } from './log';
import { workerStore } from './store';

const name = 'tickets';
/** Minutes between two readings. */
const period = 15;

/** One at a time. Changes while one is on its way are looked at together, after it: a burst of them is one more. */
let reading: Promise<void> = Promise.resolve();
let next: { unread: boolean; done: Promise<void> } | null = null;

/** Asks the hosts how linked tickets stand; `unread`: only those that no host has told of yet. */
export function readTickets(unread: boolean): Promise<void> {
  if (next) {
    next.unread &&= unread;
    return next.done;
  }
  const mine = { unread, done: Promise.resolve() };
  mine.done = reading = reading
    .then(() => {
      next = null;
      return readAll(mine.unread);
    })
    .catch(logError);
  next = mine;
  return mine.done;
}

async function readAll(unread: boolean): Promise<void> {
  const store = await workerStore();
  const wanted = await store.read('ticketsToRead', { unread });
  if (wanted.length === 0) return;
  const [own, past] = await Promise.all([readSites(), readReadings()]);
  for (const { host, site, keys } of wanted) {
    const id = readingOf(host, site);
    const api = hostApis.find((each) => each.id === host);
    const key = api?.needsKey ? await readHostKey(host) : null;
    if (!api || (api.needsKey && !key) || (past[id]?.waitUntil ?? 0) > Date.now()) continue;
    const mine = own.find(({ origin }) => new URL(origin).host === site.split('/')[0]);
    const listing = hostListings.find((each) => each.id === host);
    const origins = mine ? [permissionOf(mine)] : (listing?.api ?? listing?.matches ?? []);
    // Data Center is nowhere but on domains that a person has added.
    if (origins.length === 0 || !(await hasAccess(origins))) continue;
    const at = apiSiteOf(site, mine && new URL(mine.origin).protocol);
    const parts = { fetch: (url: string, init: RequestInit) => fetch(url, init), now: Date.now, key };
    const { tickets, error, waitMs } = await readSite(api, at, keys, parts);
    await writeReading(id, { at: Date.now(), waitUntil: Date.now() + waitMs, error: error?.code ?? null });
    if (Object.keys(tickets).length === 0) continue;
    const done = await store.run('refreshTickets', { host, site, tickets });
    if (done.ok && done.value.changed > 0) await afterChange();
  }
}

export function setUpTickets(): void {
  const all = () => void readTickets(false);
  browser.runtime.onStartup.addListener(all);
  browser.alarms.create(name, { periodInMinutes: period });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) all();
  });
}
