import { host } from './host';
import { attempt, extension } from './life';

/** What a person set on a host, for all its tabs and sites. */
export const prefs = {
  open: false,
  /** CSS pixels. */
  width: 380,
  /** The launcher's place, in per cent of the window's height. */
  top: 40,
  launcher: true,
};

const key = `page:${host.id}`;

export async function readPrefs(): Promise<void> {
  Object.assign(prefs, (await attempt(() => extension.storage.local.get(key)))?.[key]);
}

export const savePrefs = (): void => void attempt(() => extension.storage.local.set({ [key]: prefs }));
