/** Every screen of the extension, walked through by what stands on it in the language of the moment. */
import type { Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { isSoak } from '../../support/counts';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { DashboardPage } from '../pages/dashboard-page';
import { recoveryOpened } from '../pages/recovery';
import type { LanguageStage, Spoken } from './stage';

/** Called on each screen once it stands. */
export type Look = (name: string, page: Page) => Promise<void>;

/** Narrowest width at which a panel can stand, and the popup's; both in CSS pixels. */
const panelWidth = 360;
const popupWidth = 380;

const pageLoad = 'Product page loads below 2 s';
const shopping = 'Enhance online shopping experience to reduce cart abandonment by 20 % within one month';

const named = (where: Page | Locator, name: string) =>
  where.getByRole('button', { name, exact: true }).first();

/** The first run in each of the languages, and on to the sample: a profile goes through it once. */
export async function firstRun(
  stage: LanguageStage,
  languages: readonly Spoken[],
  look: (language: Spoken) => Look,
): Promise<void> {
  const open = async (language: Spoken, address: string, width: number) => {
    await stage.speak(language);
    return stage.open(address, width);
  };
  const [last] = languages.slice(-1);
  for (const language of languages) {
    const popup = await open(language, 'popup.html', popupWidth);
    await popup.getByText(t('popupNotSetUp')).waitFor();
    await look(language)('popup, not set up', popup);
    await popup.close();
    const page = await stage.open('panel.html?side', panelWidth);
    await page.getByRole('textbox', { name: t('whoName') }).waitFor();
    await look(language)('first run, who', page);
    if (language === last) {
      await page.getByRole('textbox', { name: t('whoName') }).fill('Ada Lovelace');
      await named(page, t('continue')).click();
      await page.getByRole('button', { name: t('waySample') }).waitFor();
    }
    await page.close();
  }
  for (const language of languages) {
    const page = await open(language, 'panel.html?side', panelWidth);
    await page.getByRole('button', { name: t('waySample') }).waitFor();
    await look(language)('first run, ways', page);
    await page.getByRole('button', { name: t('wayOwn') }).click();
    await page.getByRole('button', { name: t('ownStart') }).waitFor();
    await look(language)('first run, own', page);
    await named(page, t('back')).click();
    await page.getByRole('button', { name: t('wayJoin') }).click();
    await page.getByRole('textbox', { name: t('joinInvite') }).waitFor();
    await look(language)('first run, join', page);
    await named(page, t('back')).click();
    if (language === last) {
      await page.getByRole('button', { name: t('waySample') }).click();
      await page.getByRole('heading', { level: 1, name: 'WEB-142' }).waitFor();
    }
    await page.close();
  }
}

/** The panel beside a ticket that is linked, as the browser's side panel. */
export async function panelScreens(stage: LanguageStage, look: Look): Promise<void> {
  await stage.host.goto(`${stage.sandbox.origin}/browse/WEB-142`);
  const page = await stage.open('panel.html?side', panelWidth);
  const screen = new PanelScreen(page, page.mainFrame());
  await page.getByRole('heading', { level: 1, name: 'WEB-142' }).waitFor();
  const card = screen.card(pageLoad);
  const empty = page.getByText(t('servesEmpty')).or(screen.picker());
  await empty.or(card).first().waitFor();
  if ((await card.count()) === 0) {
    await screen.startLinking();
    await page.getByRole('option').first().waitFor();
    await look('panel, first link', page);
    await screen.picker().fill('page loads');
    await screen.picker().press('Enter');
  }
  await card.waitFor();
  await named(page, t('why')).click();
  await look('panel, why', page);
  await card.locator('button[aria-haspopup="menu"]').click();
  await page.getByRole('menu').waitFor();
  await look('panel, menu of a card', page);
  await page.keyboard.press('Escape');
  const form = await screen.startCheckIn(pageLoad);
  await form.getByRole('textbox').first().fill('1.9');
  for (const more of ['checkInAddNote', 'checkInAddBlockers'] as const) {
    const button = form.getByRole('button', { name: t(more) });
    if ((await button.count()) > 0) await button.first().click();
  }
  await look('panel, check-in', page);
  await page.keyboard.press('Escape');
  await screen.startLinking();
  await page.getByRole('option').first().waitFor();
  await look('panel, picker', page);
  await screen.picker().fill('nowhere to be found');
  await page.locator('.picker').getByText('nowhere').first().waitFor();
  await look('panel, nothing found', page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await named(page, t('panelMenu')).click();
  await page.getByRole('menu').waitFor();
  await look('panel, menu', page);
  await screen.choose(t('newKeyResult'));
  await page.locator('.new-form, form').first().waitFor();
  await look('panel, new key result', page);
  await screen.back();
  await named(page, t('panelMenu')).click();
  await screen.choose(t('keyboard'));
  await page.locator('.keys').waitFor();
  await look('panel, keyboard', page);
  await screen.back();
  await page.locator('.panel-footer button').last().click();
  await page.getByRole('article').first().waitFor();
  await look('panel, my key results', page);
  await page.close();
}

export async function popupScreens(stage: LanguageStage, look: Look): Promise<void> {
  await stage.host.goto(`${stage.sandbox.origin}/browse/WEB-142`);
  await stage.host.bringToFront();
  const page = await stage.open('popup.html', popupWidth, 560);
  await page.locator('form').waitFor();
  await page.getByText(t('popupThisTab', 'WEB-142')).waitFor();
  const more = page.getByRole('button', { name: t('popupLinkMore'), exact: true });
  // The panel has linked it before.
  await more.waitFor();
  await look('popup, due', page);
  await page.locator('form').getByRole('textbox').first().fill('x');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await look('popup, no number', page);
  await more.click();
  await page.getByRole('option').first().waitFor();
  await look('popup, picker', page);
  await page.close();
}

/** The popup once nothing is due: what is put off stays so, therefore last. */
export async function popupDone(
  stage: LanguageStage,
  languages: readonly Spoken[],
  look: (language: Spoken) => Look,
) {
  const [first] = languages;
  for (const language of languages) {
    await stage.speak(language);
    const page = await stage.open('popup.html', popupWidth, 560);
    const heading = page.getByRole('heading', { level: 2 });
    const done = page.locator('.popup-done');
    while (language === first) {
      await done.or(page.locator('form')).first().waitFor();
      if (await done.isVisible()) break;
      const title = await heading.innerText();
      await page.getByRole('button', { name: t('checkInNotNow') }).click();
      await page.waitForFunction((old) => document.querySelector('h2')?.innerText !== old, title);
    }
    await done.waitFor();
    await look(language)('popup, done', page);
    await page.close();
  }
}

/** Its forms and dialogs only with the full counts: each takes a second. */
export async function dashboardScreens(stage: LanguageStage, look: Look): Promise<void> {
  const page = await stage.open('dashboard.html#/objectives', 1280);
  const dashboard = new DashboardPage(page);
  await dashboard.row(pageLoad).waitFor();
  await look('dashboard, objectives', page);
  if (isSoak) {
    await dashboard.openMenuOf(shopping);
    await look('dashboard, menu of a row', page);
    await page.keyboard.press('Escape');
    await named(page, t('dashKeysHint')).click();
    await page.getByRole('dialog').waitFor();
    await look('dashboard, keys', page);
    await page.keyboard.press('Escape');
  }
  await dashboard.go('#/objectives?text=nowhere');
  await page.getByText(t('dashNoMatch')).first().waitFor();
  await look('dashboard, nothing found', page);
  await dashboard.go('#/objectives');
  const pane = await dashboard.openRow(pageLoad);
  await pane.getByRole('radio', { name: t('dashChart') }).waitFor();
  await named(pane, t('whyTitle')).click();
  await look('dashboard, a key result', page);
  await pane.getByText(t('dashTable'), { exact: true }).click();
  await pane.getByRole('table').waitFor();
  await named(pane, t('checkIn')).click();
  await pane.locator('form.check-in').waitFor();
  await look('dashboard, a key result with its table and check-in', page);
  await page.keyboard.press('Escape');
  await pane.getByText(t('dashChart'), { exact: true }).click();
  const form = async (name: string, open: () => Promise<unknown>) => {
    await open();
    await pane.locator('.dash-form').first().waitFor();
    await look(name, page);
    await named(pane, t('cancel')).click();
    await pane.locator('.dash-form').first().waitFor({ state: 'detached' });
  };
  await form('dashboard, form of a key result', () => named(pane, t('dashEdit')).click());
  if (isSoak) {
    await form('dashboard, a key result moved', () => dashboard.chooseInPane(t('dashMove')));
    await form('dashboard, a key result closed', () => dashboard.chooseInPane(t('dashClose')));
  }
  await dashboard.openRow(shopping);
  await look('dashboard, an objective', page);
  if (isSoak) {
    await form('dashboard, form of an objective', () => dashboard.chooseInPane(t('dashEdit')));
    await form('dashboard, an objective closed', () => dashboard.chooseInPane(t('dashClose')));
  }
  await dashboard.go('#/home');
  await page.getByText(t('dashChanged')).first().waitFor();
  await look('dashboard, home', page);
  await dashboard.go('#/cycles');
  await named(page, t('dashNewCycle')).click();
  await page.getByRole('form').waitFor();
  await look('dashboard, cycles', page);
  await dashboard.go('#/people');
  await named(page, t('dashNewPerson')).click();
  await page.getByRole('form').waitFor();
  await look('dashboard, a person', page);
  await page.keyboard.press('Escape');
  if (isSoak) {
    await named(page, t('dashNewTeam')).click();
    await page.getByRole('form').waitFor();
    await look('dashboard, a team', page);
  }
  await page.setViewportSize({ width: 480, height: 800 });
  await dashboard.go('#/home');
  await page.getByText(t('dashChanged')).first().waitFor();
  await look('dashboard, narrow', page);
  await page.close();
}

const optionPages = [
  'sites',
  'team',
  'check-ins',
  'appearance',
  'privacy',
  'data',
  'import',
  'health',
  'about',
];

export async function optionsScreens(
  stage: LanguageStage,
  look: Look,
  widths: readonly number[],
): Promise<void> {
  const page = await stage.open('options.html#/about', widths[0] ?? 380);
  for (const name of optionPages) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, name);
    await page.locator(`.options-nav a[href="#/${name}"][aria-current]`).waitFor();
    await page.locator('main .part').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('main .skeleton-line'));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await look(`options, ${name}, ${width}`, page);
    }
  }
  await page.close();
}

/** A store that cannot be read, as the pages say it. */
export async function recoveryScreens(stage: LanguageStage, look: Look): Promise<void> {
  const pages = [
    ['panel.html', panelWidth],
    ['options.html#/data', 380],
    ['popup.html', popupWidth],
    ['dashboard.html', 1280],
  ] as const;
  for (const [address, width] of isSoak ? pages : pages.slice(0, 2)) {
    const page = await stage.open(address, width);
    await recoveryOpened(page);
    await look(`recovery, ${address}`, page);
    await page.close();
  }
}
