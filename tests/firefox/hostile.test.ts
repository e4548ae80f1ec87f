import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type Arrangement, arrangements } from '../e2e/hostile/arrangements';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { count } from '../support/counts';
import { figure } from '../support/figures';
import { castOf } from '../tour/cast';
import { Firefox, keys } from './marionette/firefox';
import { installBuilt } from './pages/addon';
import { takeSample } from './pages/first-run';
import { openPanel, toPanel } from './pages/host-page';
import { pageLoad, pickPageLoad } from './pages/linking';
import { type Screen, seen } from './pages/screen';
import { temporaryProfile } from './pages/temporary-profile';

/** Firefox cannot tell what lies over a frame: whatever takes something away is asked once more there, always. */
const profile = temporaryProfile();
let sandbox: SandboxServer;
let firefox: Firefox;
let panel: Screen;

/** What the page does by itself at the last moment, and what needs `moveBefore`, is Chromium's to show. */
const laid = arrangements.filter(
  ({ lay, spring, isNoClick }) => !spring && !isNoClick && !String(lay).includes('moveBefore'),
);
const chosen = laid.slice(0, count(3, 12));

beforeAll(async () => {
  sandbox = await startSandbox();
  const { key } = castOf(sandbox.site).page;
  firefox = await Firefox.start({ port: sandbox.port, profileDir: profile.folder });
  await installBuilt(firefox);
  await firefox.goTo(`https://acme.atlassian.net/browse/${key}`);
  panel = await openPanel(firefox);
  await takeSample(panel);
  await pickPageLoad(panel);
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isLinked = () => firefox.run(() => document.querySelector('article.kr') !== null);

/** Where a control of the panel is in the window. */
async function placeOf(selector: string): Promise<{ x: number; y: number }> {
  await panel.find(selector);
  const local = await firefox.run((wanted: string) => {
    const box = [...document.querySelectorAll(wanted)].find((each) => each.checkVisibility());
    const { x, y, width, height } = (box as Element).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
  const inner = await firefox.run(() => innerWidth);
  await firefox.toTop();
  const outer = await firefox.run(() => innerWidth);
  await toPanel(firefox);
  return { x: outer - inner + local.x, y: local.y };
}

/** A press at a place of the window, whatever lies there. */
async function pressAt({ x, y }: { x: number; y: number }): Promise<void> {
  await firefox.toTop();
  const at = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 };
  await firefox.send('WebDriver:PerformActions', {
    actions: [
      {
        type: 'pointer',
        id: 'hand',
        parameters: { pointerType: 'mouse' },
        actions: [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
      },
    ],
  });
  await toPanel(firefox);
}

async function openMenu(): Promise<void> {
  await panel.click(t('moreOf', pageLoad), 'article.kr button');
  await panel.control(t('unlink'), '[role=menuitem]');
  await firefox.run((name: string) => {
    for (const item of document.querySelectorAll('[role=menuitem]'))
      if (item.textContent?.trim() === name) item.classList.add('wanted');
  }, t('unlink'));
}

async function layInPage({ lay }: Arrangement, at: { x: number; y: number }): Promise<void> {
  await firefox.toTop();
  await firefox.runInPage(lay as (at: { x: number; y: number }) => void, at);
  await toPanel(firefox);
}
const clearPage = async () => {
  await firefox.toTop();
  await firefox.runInPage(() => {
    for (const each of document.querySelectorAll('.hostile')) each.remove();
  });
  await toPanel(firefox);
};

describe('a page that makes a person press what they do not see', () => {
  const tally = { arrangements: 0, asked: 0, executed: 0 };
  afterAll(() => figure('clickjacking, Firefox', tally));

  it.each(chosen)('$name: the panel asks, and nothing is taken away', async (trap) => {
    await openMenu();
    const at = await placeOf('.wanted');
    await layInPage(trap, at);
    await pressAt(at);
    await panel.says(t('guardWhy'), '.ask-again');
    tally.asked++;
    // A second press of the same hurry.
    await pressAt(await placeOf('.ask-again button'));
    tally.arrangements++;
    if (!(await isLinked())) tally.executed++;
    expect(await isLinked()).toBe(true);
    await clearPage();
    await panel.click(t('cancel'), '.ask-again button');
    await panel.says(t('guardNotDone'), '.toast');
    expect(await isLinked()).toBe(true);
  });

  it('in plain view it asks, and does it when told to: with the pointer, and by keys alone', async () => {
    await openMenu();
    await pressAt(await placeOf('.wanted'));
    const answer = await placeOf('.ask-again button');
    await pause(900);
    await pressAt(answer);
    await seen('no link', async () => !(await isLinked()));
    await panel.click(t('undo'), '.toast button');
    await seen('the link', isLinked);
    await openMenu();
    await firefox.run(() => document.querySelector<HTMLElement>('.wanted')?.focus());
    await firefox.press(keys.enter);
    await panel.focused('.ask-again button');
    await pause(700);
    await firefox.run(() => document.querySelector<HTMLElement>('.ask-again button')?.focus());
    await firefox.press(keys.enter);
    await seen('no link', async () => !(await isLinked()));
  });
});
