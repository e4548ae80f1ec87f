import browser from 'webextension-polyfill';
import { hostOf } from '@/lib/hosts';
import { chipOf } from '@/lib/messages/chip';
import { type Handlers, receive, type Self, type Sender } from '@/lib/messages/receive';
import { refreshBadge } from './badge';
import { logError } from './log';
import { planReminder } from './reminders';
import { workerStore } from './store';
import { tellHostTabs } from './tabs';

const handlers: Handlers = {
  async readChips({ host, site, keys }) {
    const store = await workerStore();
    const found = await store.read('chips', { host, site, keys });
    return { chips: Object.fromEntries(Object.entries(found).map(([key, served]) => [key, chipOf(served)])) };
  },
  async changed() {
    await Promise.all([refreshBadge(), planReminder(), tellHostTabs({ type: 'chipsChanged' })]);
    return { ok: true };
  },
};

export function setUpMessages(): void {
  const self: Self = {
    id: browser.runtime.id,
    origin: new URL(browser.runtime.getURL('')).origin,
    isHost: (url) => hostOf(url) !== null,
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    const answer = receive(message, sender as Sender, self, handlers);
    if (!answer) return undefined;
    return answer.catch((error: unknown) => {
      logError(error);
      return undefined;
    });
  });
}
