import type { Page, Worker } from 'playwright-core';
import type { PageContext } from '@/lib/messages/frame';
import { count } from '../../support/counts';
import { readChips, type SeenChip } from '../pages/chips';
import { clickBox, eventually } from '../pages/closed-shadow';
import { launcherBox, panelBox } from '../pages/panel';
import type { Cost } from './losses';

declare global {
  interface Window {
    /** Elements that `takeAway` has met. */
    __taken?: number;
  }
}

/** What the extension made of one page. */
export interface Look {
  /** As the page's script told the panel. */
  context: PageContext;
  /** Where each chip stands. */
  chips: readonly string[];
  /** How far the page reaches to the right beside the open panel, in pixels. */
  edge: number;
}

/** Has the worker keep what page scripts tell the frames they make. */
export const overhear = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    chrome.storage.onChanged.addListener((changes) => {
      for (const [key, { newValue }] of Object.entries(changes))
        if (key.startsWith('frame:') && newValue) Object.assign(globalThis, { overheard: newValue });
    });
  });

/** From now on this page has nothing that the selector finds: the attributes it could go by are gone as they come. */
export async function takeAway(page: Page, selector: string): Promise<void> {
  await page.addInitScript((lost) => {
    const strip = (element: Element) => {
      if (!element.matches(lost)) return;
      window.__taken = (window.__taken ?? 0) + 1;
      if (element.localName === 'meta') return element.remove();
      for (const name of element.getAttributeNames())
        if (/^(?:class|id|rel|contenteditable|data-.*|aria-.*)$/.test(name) || lost.includes(`a[${name}`))
          if (!/^data-(?:sandbox|hydrated)/.test(name)) element.removeAttribute(name);
    };
    const all = (root: Element) => {
      strip(root);
      for (const element of root.querySelectorAll('*')) strip(element);
    };
    const observer = new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'attributes') strip(target as Element);
        for (const node of addedNodes) if (node instanceof Element) all(node);
      }
    });
    const start = () => {
      // The client itself finds the place to draw in by its name. All else goes before our script can have seen it.
      const isDrawn = () => window.__hydrated || document.documentElement?.dataset.sandbox === 'drawn';
      if (lost === '#root' && !isDrawn()) return requestAnimationFrame(start);
      if (document.documentElement) all(document.documentElement);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    };
    start();
  }, selector);
}

/** How many elements lost their names on this page, and how many still have them. */
export const takenAway = (page: Page, selector: string): Promise<{ taken: number; left: number }> =>
  page.evaluate(
    (lost) => ({ taken: window.__taken ?? 0, left: document.querySelectorAll(lost).length }),
    selector,
  );

/** `awaited` = how many chips the page should come to have; fewer are taken for all only after some patience. */
export async function lookAt(page: Page, worker: Worker, url: string, awaited: number): Promise<Look> {
  await worker.evaluate(async () => {
    Object.assign(globalThis, { overheard: null });
    const kept = Object.keys(await chrome.storage.local.get());
    await chrome.storage.local.remove(kept.filter((key) => key.startsWith('page:')));
  });
  await page.goto(url);
  const launcher = await eventually('launcher', () => launcherBox(page));
  const chips = await restingChips(page, awaited);
  const places = await chipPlaces(page);
  await clickBox(page, launcher);
  const { context } = await eventually('context', () =>
    worker.evaluate(
      () => (globalThis as unknown as { overheard: { context: PageContext } | null }).overheard,
    ),
  );
  await eventually('panel', () => panelBox(page));
  const edge = await page.evaluate(() =>
    Math.max(...[...document.body.children].map((child) => Math.round(child.getBoundingClientRect().right))),
  );
  return { context, edge, chips: chips.map(({ key }, at) => `${key} ${places[at]}`) };
}

/** Chips come when the page rests; none come where their anchor is gone, or on a ticket's own page. */
async function restingChips(page: Page, awaited: number, patience = count(2000, 4000)): Promise<SeenChip[]> {
  const end = Date.now() + patience;
  for (let before = -1; ; ) {
    const chips = await readChips(page);
    if ((awaited > 0 && chips.length >= awaited && chips.length === before) || Date.now() > end) return chips;
    before = chips.length;
    await page.waitForTimeout(400);
  }
}

/** By the parent and whether the chip is its first or last child, without names that a host may change. */
const chipPlaces = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('keyline-chip')].map((chip) => {
      const before = [...(chip.parentElement?.children ?? [])].indexOf(chip);
      let depth = 0;
      for (let at = chip.parentElement; at; at = at.parentElement) depth++;
      return `${chip.parentElement?.localName} ${depth} ${before}`;
    }),
  );

/** What a person can notice of the difference. */
export function costOf(isTicket: boolean, whole: Look, less: Look): Cost[] {
  const keys = ({ chips }: Look) => new Set(chips.map((chip) => chip.split(' ')[0]));
  const lostChips = [...keys(whole)].some((key) => !keys(less).has(key));
  const newChips = [...keys(less)].some((key) => !keys(whole).has(key));
  const moved = !lostChips && !newChips && whole.chips.join() !== less.chips.join();
  const { context: had } = whole;
  const { context: has } = less;
  const costs: readonly (readonly [Cost, boolean])[] = [
    ['no panel for the ticket', has.ticket?.key !== had.ticket?.key],
    ['no title', has.title !== had.title],
    ['no lasting id', has.hostId !== had.hostId],
    ['nobody suggested', has.person?.name !== had.person?.name],
    ['another colour mode', has.theme !== had.theme],
    ['no chips', lostChips],
    ['chips in prose', isTicket && newChips],
    ['chips elsewhere', moved || (!isTicket && newChips)],
    ['the panel covers the page', less.edge > whole.edge],
  ];
  return costs.flatMap(([cost, isPaid]) => (isPaid ? [cost] : []));
}
