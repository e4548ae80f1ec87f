import browser from 'webextension-polyfill';
import { privateFiles } from '@/lib/store/snapshot/files';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';
import { createSnapshots } from '@/lib/store/snapshot/snapshots';
import { storeText } from '@/lib/store/snapshot/source';
import { logError } from './log';
import { workerStore } from './store';

const name = 'snapshot';
/** At most one in this time, and none sooner than a minute after a change: most changes come together. Minutes. */
const every = 10;
const soonest = 1;

export const snapshots = createSnapshots(privateFiles());

let taking: Promise<SnapshotInfo | null> | null = null;

/** One at a time: whoever asks meanwhile gets the same. */
export function takeSnapshot(): Promise<SnapshotInfo | null> {
  taking ??= snapshots
    .take(() => storeText(Date.now()))
    .finally(() => {
      taking = null;
    });
  return taking;
}

/** All of them, and the one that is being taken. */
export async function removeSnapshots(): Promise<void> {
  await browser.alarms.clear(name);
  await taking?.catch(() => {});
  await snapshots.removeAll();
}

/** After a change: an alarm, which outlives the worker. One that is set already stays. */
export async function planSnapshot(): Promise<void> {
  if (await browser.alarms.get(name)) return;
  const [newest] = await snapshots.list();
  const due = (newest?.takenAt ?? 0) + every * 60_000;
  browser.alarms.create(name, { when: Math.max(due, Date.now() + soonest * 60_000) });
}

/** What was written while no worker heard of it, or before the browser was closed. */
async function planWhereStale(): Promise<void> {
  const [newest] = await snapshots.list();
  const { revision } = await (await workerStore()).read('boot', {});
  if (newest?.revision !== revision) await planSnapshot();
}

export function setUpSnapshots(): void {
  const look = () => void planWhereStale().catch(logError);
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) void takeSnapshot().catch(logError);
  });
}
