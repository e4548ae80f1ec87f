import browser from 'webextension-polyfill';
import { readHealth } from '@/lib/store/check';
import { restoreText, startAnew } from '@/lib/store/recover';
import type { Port } from '@/lib/store/remote/calls';
import { type CallHandlers, serve } from '@/lib/store/remote/serve';
import { salvage } from '@/lib/store/salvage';
import { afterChange } from './after-change';
import { worded } from './language';
import { logError } from './log';
import { selfWith } from './messages';
import { removeSnapshots, snapshots, takeSnapshot } from './snapshots';
import { workerStore } from './store';

const changed = () => void afterChange().catch(logError);

const handlers: CallHandlers = {
  health: () => readHealth(),
  listSnapshots: () => snapshots.list(),
  takeSnapshot,
  readSnapshot: async ({ name }) => ({ text: await snapshots.read(name) }),
  async removeSnapshots() {
    await removeSnapshots();
    return null;
  },
  async restoreSnapshot({ name }, onStep) {
    onStep('reading');
    const report = await restoreText(await snapshots.read(name), { onStep });
    changed();
    return report;
  },
  async restoreText({ text }, onStep) {
    const report = await restoreText(text, { onStep });
    changed();
    return report;
  },
  salvage: () => salvage(Date.now()),
  async startAnew({ typed }) {
    await worded();
    await startAnew(typed);
    return null;
  },
};

/** The store for pages that may not open it, and what only the worker can do with it. Our own pages alone are heard. */
export function setUpStorePort(): void {
  browser.runtime.onConnect.addListener((port) => {
    serve(port as unknown as Port, {
      self: selfWith([]),
      store: workerStore,
      handlers,
      committed: changed,
      logError,
    });
  });
}
