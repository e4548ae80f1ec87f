import browser from 'webextension-polyfill';
import type { ToWorker } from '../messages/runtime';

/** Tells the worker, which alone is woken by it. Nobody listening is no error: it looks for itself when it starts. */
export function tellWorker(message: ToWorker): void {
  // Throws at once where the extension was reloaded under this page, rejects where nobody listens.
  try {
    browser.runtime.sendMessage(message).catch(() => {});
  } catch {
    // The page is an orphan: the new worker reads the store when it starts.
  }
}
