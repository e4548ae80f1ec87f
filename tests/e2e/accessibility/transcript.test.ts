import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { takeSample } from '../pages/first-run';
import { soon } from '../pages/hands';
import { openPanel } from '../pages/panel';
import { openPopup } from '../pages/popup';
import { Reader, readerScript } from './reader/reader';
import { pageLoad, Visit } from './visit';

/**
 * The main job as a screen reader says it: a ticket that serves nothing is linked to a key result, and the popup's first
 * check-in is done. Words that are missing, doubled or unclear are seen in `transcript.txt`.
 */
const file = path.join(import.meta.dirname, 'transcript.txt');
let visit: Visit;
let script: string;
const transcript: string[] = [];

beforeAll(async () => {
  [visit, script] = await Promise.all([Visit.begin(), readerScript()]);
  await takeSample(visit.browser, visit.sandbox.origin);
});
afterAll(() => visit?.end());

const heading = (text: string) => transcript.push('', `== ${text}`);
/** Days, and what follows from them, are those of the sample, which begins today. */
const calm = (line: string) =>
  line
    .replace(/\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec) \d+\b/g, 'DATE')
    .replace(/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, 'DAY')
    .replace(/\b(expected(?: today)?|due) [\d,.]+/g, '$1 N')
    .replace(/\b\d+ (day|week|hour|minute|point)s? (left|ago|old|ahead|behind)\b/g, 'N $1s $2');

/**
 * What stands within an option is its name, which has been said; readers do not go into one. Of a list in groups the
 * first two say how it sounds: the order of the others goes by how long the month is.
 */
function keep(lines: readonly string[]): void {
  let [within, groups] = [false, 0];
  for (const line of lines) {
    if (line.startsWith('group, ')) groups++;
    if (line.startsWith('end of listbox, ')) groups = 0;
    if (line.startsWith('end of option')) within = false;
    else if (!within && groups <= 2) transcript.push(calm(line));
    if (line.startsWith('option, ')) within = true;
  }
}

/** What is said while something is done: `until` it is seen. */
async function hears(reader: Reader, act: () => Promise<unknown>, until: () => Promise<unknown>) {
  await reader.start();
  await reader.heard();
  await act();
  await until();
  // Live regions speak in a task of their own.
  const words: string[] = [];
  await soon(async () => {
    const more = await reader.heard();
    words.push(...more);
    return more.length;
  }).toBe(0);
  await reader.stop();
  return words;
}

let panel: PanelScreen;
let frame: Frame;
let popup: Page;

it('the panel beside a ticket that serves nothing', async () => {
  await visit.host.goto(`${visit.sandbox.origin}/browse/WEB-150`);
  frame = await openPanel(visit.host, visit.browser.extensionId);
  panel = new PanelScreen(visit.host, frame);
  await panel.startLinking();
  await frame.getByRole('option').first().waitFor();
  heading('The panel beside a ticket that serves nothing');
  keep(await new Reader(frame, script).readAll());
});

it('linked by the picker', async () => {
  const reader = new Reader(frame, script);
  await panel.picker().focus();
  heading('"page load" is typed');
  keep(
    await hears(
      reader,
      // At once: each letter would be said on its own, or not, by how fast they come.
      () => panel.picker().fill('page load'),
      () => soon(panel.activeOption).toMatch(RegExp(`^${pageLoad}`)),
    ),
  );
  heading('Enter');
  keep(
    await hears(
      reader,
      () => visit.host.keyboard.press('Enter'),
      // The ticket is done, as its page says: that comes a moment after the link.
      () => panel.card(pageLoad).getByText('work 13 of 21 done').waitFor(),
    ),
  );
  heading('The panel with the key result');
  keep(await reader.readAll());
});

it('the check-in in the popup', async () => {
  popup = await openPopup(visit.browser);
  await popup.locator('form').waitFor();
  heading('The popup');
  const reader = new Reader(popup, script);
  keep(await reader.readAll());
  const value = popup.locator('form').getByRole('textbox').first();
  await value.focus();
  heading('A number is typed');
  keep(
    await hears(
      reader,
      () => value.fill('7.5'),
      () => soon(() => value.inputValue()).toBe('7.5'),
    ),
  );
  const title = await popup.getByRole('heading', { level: 2 }).innerText();
  heading('Enter');
  keep(
    await hears(
      reader,
      () => popup.keyboard.press('Enter'),
      async () => {
        await soon(() => popup.getByRole('heading', { level: 2 }).innerText()).not.toBe(title);
        await soon(() => value.evaluate((field) => field === document.activeElement)).toBe(true);
      },
    ),
  );
});

it('is what was read and found clear', async () => {
  await expect(`${transcript.join('\n').trim()}\n`).toMatchFileSnapshot(file);
});

it('a live region that is gone is missed: a planted fault is heard', async () => {
  const reader = new Reader(popup, script);
  const value = popup.locator('form').getByRole('textbox').first();
  const type = () =>
    hears(
      reader,
      () => value.fill('3000'),
      () => soon(() => value.inputValue()).toBe('3000'),
    );
  const isSaid = (lines: readonly string[]) => lines.some((line) => line.startsWith('polite: '));
  expect(isSaid(await type())).toBe(true);
  await value.fill('');
  await popup.evaluate(() => {
    for (const region of document.querySelectorAll('output, [role="status"], [aria-live]')) {
      region.setAttribute('role', 'none');
      region.setAttribute('aria-live', 'off');
    }
  });
  expect(isSaid(await type())).toBe(false);
});
