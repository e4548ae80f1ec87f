import browser from 'webextension-polyfill';
import { readStoreNote } from '@/lib/platform/store-note';
import { withoutSync } from '@/lib/platform/sync-lock';
import { readHandledRevision, readSyncWaits, writeSyncWaits } from '@/lib/platform/sync-waits';
import { readTeamKey } from '@/lib/platform/team-keys';
import { openBonds } from '@/lib/store/sync/bonds';
import { createSyncRunner, type SyncRunner } from '@/lib/store/sync/runner';
import { teamApi } from '@/lib/sync/team-api';
import { logError } from './log';
import { refreshShown } from './refresh';

const name = 'sync';

/** Milliseconds for one question. Reading everything may take longer: it goes on page by page from where it broke. */
const patience = 120_000;

const fetchInTime: typeof fetch = (url, init) =>
  fetch(url, { ...init, signal: AbortSignal.timeout(patience) });

let runner: SyncRunner | null = null;

/** Pushes and pulls for every connected workspace, one run at a time; nothing where none is. Never fails. */
export function syncSoon(isAsked = false, isMoved = false): Promise<void> {
  runner ??= createSyncRunner({
    bonds: openBonds({
      now: Date.now,
      // Not by `afterChange`: what sync has brought is no reason to sync.
      changed: () => void refreshShown().catch(logError),
      leftOut: logError,
    }),
    keyOf: readTeamKey,
    apiOf: (server, token) => teamApi({ server, token, fetch: fetchInTime }),
    readWaits: readSyncWaits,
    writeWaits: writeSyncWaits,
    wakeAt,
    alone: withoutSync,
    now: Date.now,
    random: Math.random,
    logError,
  });
  return runner.soon(isAsked, isMoved);
}

/** The alarm outlives the worker; it is there while something is connected, and only then. */
async function wakeAt(when: number | null): Promise<void> {
  const alarm = await browser.alarms.get(name);
  if (when === null) {
    if (alarm) await browser.alarms.clear(name);
  } else browser.alarms.create(name, { when, periodInMinutes: 1 });
}

/** What was written while no worker heard of it. A worker of somebody without a team has nothing to look for. */
async function lookBack(): Promise<void> {
  if (!(await browser.alarms.get(name))) return;
  const [note, handled] = await Promise.all([readStoreNote(), readHandledRevision()]);
  if (note === null || note.revision === handled) return;
  void syncSoon();
  await refreshShown();
}

export function setUpSync(): void {
  const all = () => void syncSoon(true);
  browser.runtime.onStartup.addListener(all);
  browser.runtime.onInstalled.addListener(all);
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) void syncSoon();
  });
  globalThis.addEventListener('online', all);
  void lookBack().catch(logError);
}
