import browser from 'webextension-polyfill';
import { t } from '@/lib/platform/strings';
import { worded } from './language';
import { logError } from './log';
import { workerStore } from './store';

/** The number of check-ins due for me; nothing where none is. Refreshed after each change, at start and each new day. */
export async function refreshBadge(): Promise<void> {
  const [store] = await Promise.all([workerStore(), worded()]);
  const { items } = await store.read('due', {});
  await browser.action.setBadgeBackgroundColor({ color: '#1868DB' });
  await browser.action.setBadgeText({ text: items.length === 0 ? '' : String(items.length) });
  await browser.action.setTitle({
    title:
      items.length === 0 ? t('badgeNone') : items.length === 1 ? t('badgeOne') : t('badgeMany', items.length),
  });
}

export function setUpBadge(): void {
  const refresh = () => void refreshBadge().catch(logError);
  browser.runtime.onStartup.addListener(refresh);
  browser.runtime.onInstalled.addListener(refresh);
  browser.alarms.create('new-day', { periodInMinutes: 30 });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === 'new-day') refresh();
  });
}
