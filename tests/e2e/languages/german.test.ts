import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, isSoak } from '../../support/counts';
import { askWorker, dropStateRow } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { englishAmong, textsOn } from './english';
import { misfits } from './layout';
import { moving } from './motion';
import { cataloguesOf, type Texts } from './pseudo-build';
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
import { type LanguageStage, openStage, type Spoken, writtenTexts } from './stage';

/** Names, what the walk types, and the words of Linear's own menu, beside what the catalogues have in common. */
const inBoth = ['Ada Lovelace', 'WEB-142', 'nowhere to be found', 'Settings, Security and access'];

let stage: LanguageStage;
let english: Texts;
let german: Spoken;
let written: string[] = [];
const faults = new Map<string, string>();
const seen = { screens: 0, texts: new Set<string>() };

beforeAll(async () => {
  const texts = await cataloguesOf(builtExtension);
  english = texts.en;
  german = { name: 'German', slot: 'de', texts: texts.de };
  stage = await openStage(builtExtension, { still: true });
});
afterAll(() => stage?.close());

const lookAt: Look = async (name, page) => {
  seen.screens++;
  if (written.length === 0 && !/first run|not set up/.test(name)) written = await writtenTexts(page);
  const texts = await textsOn(page);
  for (const text of texts) seen.texts.add(text);
  const found = [
    ...englishAmong(texts, english, german.texts, [...written, ...inBoth]).map((text) => `English: ${text}`),
    ...(await moving(page)),
    ...(await misfits(page)),
  ];
  for (const each of found) if (!faults.has(each)) faults.set(each, name);
};
const isGerman = async (screens: () => Promise<void>) => {
  faults.clear();
  await stage.speak(german);
  await screens();
  expect([...faults]).toEqual([]);
};

describe('German all over, and still', () => {
  it('first run', () => isGerman(() => firstRun(stage, [german], () => lookAt)));
  it('panel', () => isGerman(() => panelScreens(stage, lookAt)));
  it('popup', () => isGerman(() => popupScreens(stage, lookAt)));
  it('dashboard', () => isGerman(() => dashboardScreens(stage, lookAt)));
  it('options', () => isGerman(() => optionsScreens(stage, lookAt, isSoak ? [380, 1280] : [380])));
  it('popup, all done', () => isGerman(() => popupDone(stage, [german], () => lookAt)));
  it('recovery', async () => {
    await askWorker(stage.browser, 'takeSnapshot');
    await dropStateRow(stage.browser);
    await isGerman(() => recoveryScreens(stage, lookAt));
  });
  it('all of it was looked at', () => {
    figure('German', { screens: seen.screens, texts: seen.texts.size });
    expect(seen.screens).toBeGreaterThanOrEqual(count(25, 40));
    expect(seen.texts.size).toBeGreaterThan(300);
  });
});

describe('a planted fault is found', () => {
  it('a text that is not translated, one that is filled in, and one that is no string at all', () => {
    const of = (text: string) => englishAmong([text], english, german.texts, written);
    expect(of(english.undo ?? '')).toHaveLength(1);
    expect(of((english.agoDays ?? '').replace('$1', '3'))).toHaveLength(1);
    expect(of('Nothing here has been saved')).toHaveLength(1);
    expect(of(german.texts.undo ?? '')).toEqual([]);
    expect(of('Check-in')).toEqual([]);
  });

  it('an animation and a transition that nobody holds', async () => {
    const page = await stage.open('panel.html', 360);
    await page
      .getByText(german.texts.recoveryTitleCorrupt ?? '')
      .first()
      .waitFor();
    expect(await moving(page)).toEqual([]);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@keyframes planted{to{opacity:.5}} main{animation:planted 1s infinite!important}');
      sheet.insertRule('button{transition:opacity 200ms!important}');
      document.adoptedStyleSheets = [sheet];
    });
    const found = (await moving(page)).join();
    expect(found).toContain('animation planted');
    expect(found).toContain('transition of 0.2s: button');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect((await moving(page)).join()).toContain('was not told');
    await page.close();
  });
});
