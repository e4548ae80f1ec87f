import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { count, isSoak } from '../../support/counts';
import { askWorker, dropStateRow } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { misfits } from './layout';
import { mirrored } from './mirror';
import { type PseudoBuild, pseudoBuild } from './pseudo-build';
import {
  dashboardScreens,
  firstRun,
  type Look,
  optionsScreens,
  panelScreens,
  popupDone,
  popupScreens,
  recoveryScreens,
} from './screens';
import { type LanguageStage, openStage, type Spoken } from './stage';

/** Where pictures of each screen go, for eyes; unset = none are taken. */
const pictures = process.env.KEYLINE_PICTURES;

let built: PseudoBuild;
let stage: LanguageStage;
let long: Spoken;
let rtl: Spoken;
/** What does not fit, and the first screen that showed it. */
const faults = new Map<string, string>();
const seen = { screens: 0, boxes: 0 };

beforeAll(async () => {
  built = await pseudoBuild(builtExtension, { en: 'long', de: 'rtl' });
  long = { name: 'long', slot: 'en', texts: built.texts.en };
  rtl = { name: 'rtl', slot: 'de', texts: built.texts.de };
  stage = await openStage(built.extension);
});
afterAll(async () => {
  await stage?.close();
  await built?.remove();
});

const lookIn =
  ({ name: language }: Spoken): Look =>
  async (name, page) => {
    seen.screens++;
    const note = (found: readonly string[]) => {
      // Once, although it stands on several screens.
      for (const each of found)
        if (!faults.has(`${language}: ${each}`)) faults.set(`${language}: ${each}`, name);
    };
    note(await misfits(page));
    if (language === 'rtl') {
      const { boxes, faults: found } = await mirrored(page);
      seen.boxes += boxes;
      note(found);
      expect(await page.evaluate(() => document.documentElement.dir), name).toBe('rtl');
    }
    await picture(page, language, name);
  };

async function picture(page: Page, language: string, name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  for (const colorScheme of isSoak ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    const file = `${language}-${name.replace(/[^a-z0-9]+/gi, '-')}-${colorScheme}.png`;
    await page.screenshot({ path: path.join(pictures, file) });
  }
  await page.emulateMedia({ colorScheme: null });
}

const both = (screens: (look: Look) => Promise<void>) => async () => {
  faults.clear();
  for (const language of [long, rtl]) {
    await stage.speak(language);
    await screens(lookIn(language));
  }
  expect([...faults]).toEqual([]);
};

describe('words that are two fifths longer, and from right to left', () => {
  it('first run', async () => {
    faults.clear();
    await firstRun(stage, [long, rtl], lookIn);
    expect([...faults]).toEqual([]);
  });
  it(
    'panel',
    both((look) => panelScreens(stage, look)),
  );
  it(
    'popup',
    both((look) => popupScreens(stage, look)),
  );
  it(
    'dashboard',
    both((look) => dashboardScreens(stage, look)),
  );
  it(
    'options',
    both((look) => optionsScreens(stage, look, isSoak ? [380, 800, 1280] : [380])),
  );
  it('popup, all done', async () => {
    faults.clear();
    await popupDone(stage, [long, rtl], lookIn);
    expect([...faults]).toEqual([]);
  });
  it('recovery', async () => {
    await askWorker(stage.browser, 'takeSnapshot');
    await dropStateRow(stage.browser);
    await both((look) => recoveryScreens(stage, look))();
  });
  it('all of it was looked at', () => {
    figure('made-up languages', { screens: seen.screens, 'boxes mirrored': seen.boxes });
    expect(seen.screens).toBeGreaterThanOrEqual(count(50, 120));
    expect(seen.boxes).toBeGreaterThan(1000);
  });
});

describe('a planted fault is found', () => {
  let page: Page;
  /** As if somebody had written it so. */
  const plant = (style: string, text = 'Save and next') =>
    page.evaluate(
      ([css, words]) => {
        const box = document.createElement('button');
        box.id = 'planted';
        box.textContent = words;
        box.style.cssText = css;
        document.querySelector('.recovery, main, body')?.append(box);
      },
      [style, text] as const,
    );

  beforeAll(async () => {
    await stage.speak(rtl);
    page = await stage.open('panel.html', 360);
    await page
      .getByText(rtl.texts.recoveryTitleCorrupt ?? '')
      .first()
      .waitFor();
  });
  afterEach(() => page.evaluate(() => document.getElementById('planted')?.remove()));

  it('a label that is cut', async () => {
    await plant('display:block;width:40px;overflow:hidden;white-space:nowrap');
    expect((await misfits(page)).join()).toContain('cut: button “Save and next”');
  });
  it('a label that ends in … and is nowhere whole', async () => {
    await plant('display:block;width:40px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis');
    expect((await misfits(page)).join()).toContain('ends in … without its words');
  });
  it('a line that makes the page wider', async () => {
    await plant('display:block;width:500px;position:relative');
    expect((await misfits(page)).join()).toMatch(/outside the window|scrolls sideways/);
  });
  it('a control on another', async () => {
    const at = await page.locator('button').first().boundingBox();
    await plant(`position:fixed;left:${at?.x ?? 0}px;top:${at?.y ?? 0}px`);
    expect((await misfits(page)).join()).toContain('on each other');
  });
  it('a place by its left edge', async () => {
    await plant('position:fixed;left:8px;bottom:8px');
    expect((await mirrored(page)).faults.join()).toContain('“Save and next” lies at 8');
  });
  it('nothing, where nothing is planted', async () => {
    expect([...(await misfits(page)), ...(await mirrored(page)).faults]).toEqual([]);
  });
});
