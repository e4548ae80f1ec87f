import browser from 'webextension-polyfill';
import { readSyncWaits, writeSyncWaits } from '@/lib/platform/sync-waits';
import { readTeamKey } from '@/lib/platform/team-keys';
import { openBonds } from '@/lib/store/sync/bonds';
import { createSyncRunner } from '@/lib/store/sync/runner';
import { teamApi } from '@/lib/sync/team-api';

/** Milliseconds for one question. */
const patience = 120_000;

/** What the extension's worker does for its pages, done by the page itself: it pushes and pulls while it is open. */
export function startSync(): (isAsked?: boolean) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runner = createSyncRunner({
    bonds: openBonds({ now: Date.now, changed: () => {}, leftOut: console.error }),
    keyOf: readTeamKey,
    apiOf: (server, token) =>
      teamApi({
        server,
        token,
        fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(patience) }),
      }),
    readWaits: readSyncWaits,
    writeWaits: writeSyncWaits,
    async wakeAt(when) {
      clearTimeout(timer);
      if (when !== null) timer = setTimeout(() => void runner.soon(), Math.max(0, when - Date.now()));
    },
    // Several pages of the dashboard share the store: one at a time.
    alone: async (run) => {
      await navigator.locks.request('keyline-sync', run);
    },
    now: Date.now,
    random: Math.random,
    logError: console.error,
  });
  browser.runtime.onMessage.addListener((message: unknown) => {
    const { type, moved } = (message ?? {}) as { type?: unknown; moved?: unknown };
    if (type === 'changed') void runner.soon();
    if (type === 'syncNow') void runner.soon(true, moved === true);
    return undefined;
  });
  globalThis.addEventListener('online', () => void runner.soon(true));
  return runner.soon;
}
