import browser from 'webextension-polyfill';
import { onPrefChanged, readPref } from '@/lib/platform/prefs';
import { nextTime } from '@/lib/platform/reminder-time';
import { t } from '@/lib/platform/strings';
import { worded } from './language';
import { logError } from './log';
import { openPopupPage } from './popup-page';
import { workerStore } from './store';

const name = 'reminder';

/** One alarm ahead at the person's time of day, or none where reminders are off. */
export async function planReminder(): Promise<void> {
  const { on, at } = await readPref('reminders');
  if (!on) {
    await browser.alarms.clear(name);
    return;
  }
  const when = nextTime(at, new Date()).getTime();
  const planned = await browser.alarms.get(name);
  if (planned?.scheduledTime !== when) browser.alarms.create(name, { when });
}

/** Says how many check-ins are due; nothing where none is. */
async function remind(): Promise<void> {
  await planReminder();
  const { items } = await (await workerStore()).read('due', {});
  if (items.length === 0) return;
  await worded();
  await browser.notifications.create(name, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: items.length === 1 ? t('reminderOne') : t('reminderMany', items.length),
    message: t('reminderText'),
  });
}

export function setUpReminders(): void {
  browser.runtime.onInstalled.addListener(() => void planReminder().catch(logError));
  browser.runtime.onStartup.addListener(() => void planReminder().catch(logError));
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) void remind().catch(logError);
  });
  browser.notifications.onClicked.addListener((id) => {
    if (id !== name) return;
    void browser.notifications.clear(id);
    void openPopupPage().catch(logError);
  });
  onPrefChanged('reminders', () => void planReminder().catch(logError));
}
