import type { ContentLabel } from '@/lib/messages/content-labels';
import { host } from './host';
import { attempt, extension } from './life';

interface PagePrefs {
  open?: boolean;
  /** The launcher is turned off. */
  off?: boolean;
  /** CSS pixels. */
  width: number;
  /** The launcher's place, in per cent of the window's height. */
  top: number;
}

/** What a person set on a host, for all its tabs and sites. */
export const prefs: PagePrefs = { width: 380, top: 40 };

/** In `storage.local`. */
let key: string;

/**
 * The script's few words, as the worker has left them. The browser's own catalogue costs each page some ten
 * milliseconds when it is first asked, and cannot switch language.
 */
export let labels: Record<ContentLabel, string>;

export async function readPrefs(): Promise<void> {
  key = `page:${host.id}`;
  const stored = await attempt(() => extension.storage.local.get([key, 'labels']));
  Object.assign(prefs, stored?.[key]);
  labels = (stored?.labels ?? {}) as typeof labels;
}

/** Another tab or the options page has turned the launcher off or on; the rest is each tab's own. */
export const watchPrefs = (onChanged: () => void): void =>
  extension.storage.onChanged.addListener(({ [key]: change }) => {
    if (!change) return;
    prefs.off = (change.newValue as PagePrefs | undefined)?.off;
    onChanged();
  });

export const savePrefs = (): void => void attempt(() => extension.storage.local.set({ [key]: prefs }));
