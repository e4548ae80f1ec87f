import { expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultPrefs, onPrefChanged, prefKey, readPref, writePref } from './prefs';

test('the default, until set', async () => {
  expect(await readPref('reminders')).toEqual(defaultPrefs.reminders);
  await writePref('reminders', { on: false, at: '16:30' });
  expect(await readPref('reminders')).toEqual({ on: false, at: '16:30' });
});

test('an entry that is not one counts as not set', async () => {
  await browser.storage.local.set({ [prefKey('reminders')]: { on: 'yes', at: '25:00' } });
  expect(await readPref('reminders')).toEqual(defaultPrefs.reminders);
});

test('a value that is not one is never written', async () => {
  await expect(writePref('reminders', { on: true, at: '24:00' })).rejects.toThrow();
  expect(await browser.storage.local.get(prefKey('reminders'))).toEqual({});
});

test('a change is told to the other pages, until they stop listening', async () => {
  const stop = new AbortController();
  const heard = vi.fn();
  onPrefChanged('reminders', heard, stop.signal);
  await writePref('reminders', { on: false, at: '08:00' });
  expect(heard).toHaveBeenCalledWith({ on: false, at: '08:00' });
  stop.abort();
  await writePref('reminders', { on: true, at: '08:00' });
  expect(heard).toHaveBeenCalledTimes(1);
});
