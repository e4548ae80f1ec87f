import { expect, it } from 'vitest';
import { count } from '../../support/counts';
import { exportOf } from '../../support/damage-profile';
import { figure } from '../../support/figures';
import { asJson, nearlyCommand } from '../../support/hostile-messages';
import { hostStage } from '../hosts/host-stage';
import { eventually } from '../pages/closed-shadow';
import { launcherBox, openPanel, panelBox } from '../pages/panel';

/** What the worker's own side may send a content script by mistake or malice: what is no command of ours does nothing. */
const messages = asJson(nearlyCommand, count(300, 10_000), 7);
const stage = hostStage();

/** From the worker to the page's script, one after another; how many of them the browser delivered. */
async function tell(texts: readonly string[]): Promise<number> {
  const worker = await stage.browser.worker();
  return worker.evaluate(async (sent) => {
    const [tab] = await chrome.tabs.query({ url: '*://*.atlassian.net/*' });
    const told = sent.map((text) => chrome.tabs.sendMessage(tab?.id ?? -1, JSON.parse(text)));
    const ends = await Promise.allSettled(told);
    return ends.filter(({ status }) => status === 'fulfilled').length;
  }, texts);
}

async function openTicket(): Promise<void> {
  await stage.page.goto(`${stage.sandbox.origin}/browse/WEB-142`);
  await eventually('launcher', () => launcherBox(stage.page));
}

const panels = () => stage.page.frames().filter((frame) => frame.url().includes('panel.html')).length;

it('throws nothing and opens nothing', async () => {
  await openTicket();
  const before = await exportOf(stage.browser);
  const delivered = await tell(messages);
  await stage.page.waitForTimeout(500);
  const isOpen = (await panelBox(stage.page)) !== null;
  figure('hostile messages to a content script', {
    messages: messages.length,
    delivered,
    'errors uncaught': stage.errors.length,
    'panels opened': panels(),
  });
  expect(delivered).toBe(messages.length);
  expect(stage.errors).toEqual([]);
  expect([isOpen, panels()]).toEqual([false, 0]);
  expect(await exportOf(stage.browser)).toBe(before);

  const panel = await openPanel(stage.page, stage.browser.extensionId);
  await panel.getByRole('heading', { level: 1, name: /^WEB-142\b/ }).waitFor();
});

it('opens the page’s own ticket where a command names none of this site', async () => {
  await openTicket();
  const urls: unknown[] = [
    'https://evil.example/browse/WEB-9',
    'javascript:alert(1)',
    '',
    7,
    null,
    {},
    [],
    { toString: 1 },
  ];
  for (const url of urls) await tell([JSON.stringify({ type: 'command', intent: 'link', url })]);
  await expect.poll(panels).toBe(1);
  const panel = await openPanel(stage.page, stage.browser.extensionId);
  await panel.getByRole('heading', { level: 1, name: /^WEB-142\b/ }).waitFor();
  expect(await panel.locator('body').innerText()).not.toContain('WEB-9');
  expect(stage.errors).toEqual([]);
});

it('would be seen to throw: an error in the script’s own world is heard', async () => {
  await openTicket();
  const worker = await stage.browser.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: '*://*.atlassian.net/*' });
    const throwLater = () => void setTimeout(() => Promise.reject(new Error('planted')));
    await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: throwLater });
  });
  await expect.poll(() => stage.errors.length).toBe(1);
});
