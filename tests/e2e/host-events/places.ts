/** The stand-ins' pages on which the host's own events, tree and print are compared, with and without the extension. */
import type { Page } from 'playwright-core';
import type { SandboxServer } from '../../sandbox/server';

export interface Place {
  name: string;
  /** The content script that runs there. */
  host: 'jira-cloud' | 'jira-dc' | 'linear';
  url: (sandbox: SandboxServer) => string;
  /** Keys that the host has a meaning for, and some that it has none for. */
  keys: readonly string[];
  /** Linked tickets have their chips there. */
  hasChips: boolean;
}

const jiraKeys = ['j', 'k', '[', '/', 'Escape', 'Tab', 'Shift+Tab', 'Alt+x', 'Control+a', '1'];
const linearKeys = [
  'j',
  'j',
  'x',
  'Escape',
  'c',
  'Escape',
  'Control+k',
  'Escape',
  'Shift+Tab',
  'Alt+x',
  '1',
  '/',
];

export const places: readonly Place[] = [
  {
    name: 'Jira Cloud, an issue',
    host: 'jira-cloud',
    url: ({ origin }) => `${origin}/browse/WEB-142`,
    keys: jiraKeys,
    hasChips: false,
  },
  {
    name: 'Jira Cloud, the backlog with its chips',
    host: 'jira-cloud',
    url: ({ origin }) => `${origin}/jira/software/c/projects/WEB/boards/1/backlog`,
    keys: jiraKeys,
    hasChips: true,
  },
  {
    name: 'Jira Data Center, the board',
    host: 'jira-dc',
    url: ({ dc }) => `${dc}/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB`,
    keys: jiraKeys,
    hasChips: true,
  },
  {
    name: 'Linear, a list',
    host: 'linear',
    url: ({ linear }) => `${linear}/team/ENG/active`,
    keys: linearKeys,
    hasChips: true,
  },
];

/** Goes there and waits until the host, and an extension if there is one, has done all it does by itself. */
export async function settleAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => window.__hydrated || document.documentElement.dataset.sandbox === 'drawn');
  await page.waitForTimeout(1400);
}

/** Waits until nothing in the page has moved for 150 ms. */
const scrolledOut = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const rest = () => {
          removeEventListener('scroll', moved, true);
          resolve();
        };
        let timer = setTimeout(rest, 150);
        const moved = () => {
          clearTimeout(timer);
          timer = setTimeout(rest, 150);
        };
        addEventListener('scroll', moved, true);
      }),
  );

/** What a person does: presses, clicks with each button, writes, turns the wheel. On nothing of the extension's. */
export async function act(page: Page, keys: readonly string[]): Promise<void> {
  await page.mouse.click(760, 700);
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await page.mouse.click(760, 400, { button: 'right' });
  await page.mouse.dblclick(700, 20);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 240);
  // Where in the page the next press is hangs on how far that has come.
  await scrolledOut(page);
  await page.mouse.down();
  await page.mouse.move(720, 520, { steps: 3 });
  await page.mouse.up();
  const field = page.locator('input[type=search], [contenteditable=true]').first();
  if (await field.isVisible()) {
    await field.click();
    await page.keyboard.type('aé');
    await page.keyboard.press('Backspace');
  }
}
