import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, launchWithExtension } from '../../support/browser';
import { isSoak } from '../../support/counts';
import { figure } from '../../support/figures';
import { type Fault, mutantOf } from '../drift/mutant';
import { hostStage } from '../hosts/host-stage';
import { readChips } from '../pages/chips';
import { eventually } from '../pages/closed-shadow';
import { linkEveryThird } from '../pages/every-third';
import { soon } from '../pages/hands';
import { launcherBox, openPanel, panelBox } from '../pages/panel';
import { act, type Place, places, settleAt } from './places';
import { readTree, record, type Seen, type Shift, takeSeen, takeShifts } from './recorder';

/** The host's page has all that it has without the extension, and nothing else: events, nodes, layout, print. */
const stage = hostStage({ own: ({ dc }) => [dc] });
let plain: Browser;

beforeAll(async () => {
  plain = await launchWithExtension({ port: stage.sandbox.port });
  await linkEveryThird(stage.browser);
});
afterAll(() => plain?.close());

/** All that a host can see of a visit with the panel closed. */
interface Visit {
  seen: Seen[];
  tree: string;
  panels: number;
  chips: number;
  shifts: Shift[];
  print: Buffer;
}

async function visit(page: Page, { url, keys, hasChips }: Place, isOurs = false): Promise<Visit> {
  await record(page);
  await settleAt(page, url(stage.sandbox));
  // They come when the page is idle.
  if (isOurs && hasChips) await soon(() => hasShown(page)).toBe(true);
  const shifts = await takeShifts(page);
  const { text, panels, chips } = await readTree(page);
  const print = await printed(page);
  await takeSeen(page);
  await act(page, keys);
  return { seen: await takeSeen(page), tree: text, panels, chips, shifts, print };
}

const hasShown = async (page: Page) => (await readChips(page)).some(({ shown }) => shown);

/** The page as it would be printed; without hiding the caret, for which Playwright would write into the page. */
async function printed(page: Page): Promise<Buffer> {
  // Away from what lights up under the pointer.
  await page.mouse.move(2, 2);
  await page.emulateMedia({ media: 'print' });
  const picture = await page.screenshot({ caret: 'initial' });
  await page.emulateMedia({ media: 'screen' });
  return picture;
}

/** The same visit in a browser without the extension, once for each place. */
const without = new Map<Place, Visit>();
async function plainVisit(place: Place): Promise<Visit> {
  const known = without.get(place);
  if (known) return known;
  const page = await plain.context.newPage();
  const seen = await visit(page, place);
  await page.close();
  without.set(place, seen);
  return seen;
}

/** A chip takes room along its row, when the page is idle; nothing may move but along it. */
const ofHost = (shifts: readonly Shift[]) => shifts.filter(({ alongChip }) => !alongChip);

/** What a host could tell by; empty = nothing. */
async function traces(page: Page, place: Place): Promise<string[]> {
  return (await compared(page, place)).found;
}

/** The same, with how many chips lay on the page meanwhile. */
async function compared(page: Page, place: Place): Promise<{ found: string[]; chips: number }> {
  const bare = await plainVisit(place);
  const ours = await visit(page, place, true);
  const found = [
    ...eventTraces(bare.seen, ours.seen),
    ...(ours.panels === 1 ? [] : [`${ours.panels} panel nodes`]),
    ...(ours.tree === bare.tree ? [] : [`tree: ${firstDifference(bare.tree, ours.tree)}`]),
    ...(ofHost(ours.shifts).length <= bare.shifts.length
      ? []
      : [`layout shifts: ${JSON.stringify(ours.shifts)}`]),
    ...(ours.print.equals(bare.print) ? [] : ['print differs']),
  ];
  return { found, chips: ours.chips };
}

function eventTraces(bare: readonly Seen[], ours: readonly Seen[]): string[] {
  const at = bare.findIndex((seen, i) => JSON.stringify(seen) !== JSON.stringify(ours[i]));
  if (at < 0 && bare.length === ours.length) return [];
  const said = (seen: Seen | undefined) =>
    seen ? `${seen.at} ${seen.way} ${seen.type} ${seen.key ?? ''}` : 'none';
  const fields = Object.keys(bare[at] ?? {}).filter(
    (field) => JSON.stringify(bare[at]?.[field]) !== JSON.stringify(ours[at]?.[field]),
  );
  return [`event ${at} of ${bare.length}: ${said(bare[at])}, now ${said(ours[at])} (${fields.join()})`];
}

function firstDifference(bare: string, ours: string): string {
  const at = [...bare].findIndex((letter, i) => letter !== ours[i]);
  return `${bare.slice(at - 60, at + 60)} ≠ ${ours.slice(at - 60, at + 60)}`;
}

describe('with the panel closed', () => {
  it.each(places)('$name: events, nodes, layout and print are as without the extension', async (place) => {
    const { found, chips } = await compared(stage.page, place);
    const seen = without.get(place)?.seen ?? [];
    figure(`host events: ${place.name}`, {
      'events compared': seen.length,
      'chips on the page': chips,
      differences: found.length,
    });
    expect(seen.length).toBeGreaterThan(150);
    expect(chips > 0).toBe(place.hasChips);
    expect(found).toEqual([]);
  });
});

describe('with the panel open', () => {
  /** `npm test` opens it on an issue and on a list with chips. */
  const opened = isSoak ? places : places.filter((_, at) => at % 3 === 0);
  it.each(opened)('$name: nothing of what is done in it gets to the host, none is printed', async (place) => {
    const { page, browser } = stage;
    await record(page);
    await settleAt(page, place.url(stage.sandbox));
    const panel = await openPanel(page, browser.extensionId);
    await panel.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => panel.evaluate(() => document.hasFocus())).toBe(true);
    const bare = await plainVisit(place);
    expect(ofHost(await takeShifts(page)).filter(({ hadInput }) => !hadInput)).toEqual(bare.shifts);
    await takeSeen(page);
    for (const key of ['j', 'c', 'x', '1', '[', 'Tab', 'Tab', 'Shift+Tab', 'Control+k', 'Alt+x', 'ArrowDown'])
      await page.keyboard.press(key);
    const box = await eventually('panel', () => panelBox(page));
    await page.mouse.move(box.x + 60, box.y + box.height - 60);
    await page.mouse.wheel(0, 200);
    // Focus goes from the window to a frame, whoever's it is.
    const heard = async () => (await takeSeen(page)).filter(({ type }) => !/^focus/.test(`${type}`));
    expect(await heard()).toEqual([]);
    // The edge by which it is made wider is no frame but a node of the page: a listener that the host has put on the window
    // itself, and before ours, is asked first, as listeners of one target always are called in the order they were put on.
    await page.mouse.move(box.x - 2, 300);
    await page.mouse.down();
    await page.mouse.move(box.x - 40, 300, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.press('ArrowRight');
    expect((await heard()).filter(({ at, way }) => !(at === 'window' && way === 'down'))).toEqual([]);
    expect((await printed(page)).equals(bare.print), 'print').toBe(true);
  });
});

describe('finds', () => {
  /** In a browser of its own, whose Jira Cloud script has faults. */
  async function withFaults(faults: readonly Fault[], look: (page: Page) => Promise<void>): Promise<void> {
    const mutant = await mutantOf('jira-cloud', ...faults);
    const browser = await launchWithExtension({ extension: mutant.dir, port: stage.sandbox.port });
    try {
      await look(await browser.context.newPage());
    } finally {
      await browser.close();
      await mutant.remove();
    }
  }
  const issue = places[0] as Place;

  it('a script that stops a key, a second node, a launcher that is printed', () =>
    withFaults(
      [
        { append: "addEventListener('keydown',e=>{if(e.key==='k')e.stopPropagation()},true)" },
        { append: "setTimeout(()=>document.body.append(document.createElement('i')),600)" },
        ['@media print{:host{display:none!important}}', ''],
      ],
      async (page) => {
        const found = await traces(page, issue);
        expect(found).toContainEqual(expect.stringMatching(/^event \d+ of \d+: document down keydown k/));
        expect(found).toContainEqual(expect.stringMatching(/^tree: /));
        expect(found).toContain('print differs');
      },
    ));

  it('a page that is pushed by itself, a shield that lets keys through', () =>
    withFaults(
      [
        { append: "setTimeout(()=>{document.documentElement.style.paddingTop='60px'},900)" },
        ['stopImmediatePropagation()', 'toString()'],
      ],
      async (page) => {
        expect(await traces(page, issue)).toContainEqual(expect.stringMatching(/^layout shifts/));
        await settleAt(page, issue.url(stage.sandbox));
        await eventually('launcher', () => launcherBox(page));
        await expect
          .poll(async () => {
            await page.keyboard.press('Shift+Tab');
            return page.evaluate(() => document.activeElement?.localName);
          })
          .toBe('keyline-panel');
        await takeSeen(page);
        await page.keyboard.press('ArrowDown');
        expect((await takeSeen(page)).map(({ key }) => key)).toContain('ArrowDown');
      },
    ));
});
