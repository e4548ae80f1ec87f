/** How a screen is looked at: in which colours, and how far zoomed in. */
import type { Frame, Page } from 'playwright-core';
import { isSoak } from '../../support/counts';
import { reflowFaults } from './reflow';
import { violations } from './rules';

/** In this order a panel's theme changes twice only: it follows its host's about a second later. */
const colours = ['light', 'forced', 'dark'] as const;
const zooms = [1, 2, 4] as const;

export interface Look {
  colour: (typeof colours)[number];
  /** 4 = 400 %: a quarter of the window's CSS pixels. */
  zoom: (typeof zooms)[number];
}

/** A screen as it stands: where it is, and what of it has not been looked at yet. */
export interface Shown {
  /** Its tab. */
  page: Page;
  /** The panel in it, which has its colours from the host's page around it. */
  frame?: Frame;
  /** Selector of what is new; default: all. Whether it fits is always looked at of all. */
  within?: string;
  /** Of the window at 100 %, in pixels. */
  window?: { width: number; height: number };
  /** CSS pixels that it always has: the toolbar's popup is as wide as its page asks. Default 320. */
  narrowest?: number;
}

/** A window of 1280 is 320 CSS pixels wide at 400 %: the width that WCAG 1.4.10 names. */
const usual = { width: 1280, height: 1024 };

/**
 * Every combination in full; else light and dark at 100 % and one of the others, by the screen's name: all of them come up
 * somewhere, the same ones in every run.
 */
export function looksOf(screen: string): Look[] {
  const all = colours.flatMap((colour) => zooms.map((zoom): Look => ({ colour, zoom })));
  if (isSoak) return all;
  const isPlain = ({ colour, zoom }: Look) => colour !== 'forced' && zoom === 1;
  const others = all.filter((look) => !isPlain(look));
  const seed = [...screen].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return all.filter((look) => isPlain(look) || look === others[seed % others.length]);
}

/** What is wrong with a screen, look by look. It is left light and at 100 %. */
export async function faultsIn(shown: Shown, looks: readonly Look[]): Promise<string[]> {
  const where = shown.frame ?? shown.page;
  const found: string[] = [];
  let before: Look['colour'] | undefined;
  // Behind another tab a page draws once a second.
  await shown.page.bringToFront();
  try {
    for (const look of looks) {
      await turn(shown, look);
      const forced = look.colour === 'forced';
      // In the quick form the rules are asked once per colour: what zoom changes is above all what fits.
      const isAsked = isSoak || look.colour !== before;
      before = look.colour;
      const faults = isAsked ? await violations(where, shown.within, { forced }) : [];
      faults.push(...(await reflowFaults(where)));
      found.push(...faults.map((fault) => `${look.colour} ${look.zoom * 100} %: ${fault}`));
    }
  } finally {
    await turn(shown, { colour: 'light', zoom: 1 });
  }
  return found;
}

async function turn(
  { page, frame, window = usual, narrowest = 320 }: Shown,
  { colour, zoom }: Look,
): Promise<void> {
  const size = {
    width: Math.max(narrowest, Math.round(window.width / zoom)),
    height: Math.max(256, Math.round(window.height / zoom)),
  };
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
  const forced = colour === 'forced';
  const theme = colour === 'dark' ? 'dark' : 'light';
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none', colorScheme: theme });
  if (!frame) return;
  await page.evaluate((to) => {
    document.documentElement.dataset.colorMode = to;
  }, theme);
  await frame.waitForFunction((to) => document.documentElement.dataset.colorMode === to, theme);
}
