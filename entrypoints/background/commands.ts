import browser from 'webextension-polyfill';
import type { Intent } from '@/lib/messages/frame';
import { logError } from './log';
import { openPopupPage } from './popup-page';
import { tellTab } from './tabs';

const intents: Record<string, Intent> = {
  'open-panel': 'open',
  'link-ticket': 'link',
  'check-in': 'check-in',
};

/** Shortcuts act in the page; where no host page is open beside them, the popup says what can be done. */
async function act(command: string): Promise<void> {
  const intent = intents[command];
  if (!intent) return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined && (await tellTab(tab.id, { type: 'command', intent }))) return;
  await openPopupPage();
}

export function setUpCommands(): void {
  browser.commands.onCommand.addListener((command) => void act(command).catch(logError));
}
