import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { count, isSoak } from '../../support/counts';
import { faultsIn } from './looks';
import { plant, plants } from './plant';
import { dashboard, dashboardFirst } from './screens/dashboard';
import { details } from './screens/details';
import { options } from './screens/options';
import { panel, panelFirst } from './screens/panel';
import { popup, popupFirst, popupTurnOn } from './screens/popup';
import { recovery } from './screens/recovery';
import { Tally } from './tally';
import { type Screen, Visit } from './visit';

// In full, a screen has nine looks.
vi.setConfig({ testTimeout: count(120_000, 300_000) });

/** Every screen of the extension, in the order in which one leads to the next; those of a team are beside. */
const screens: Screen[] = [
  ...dashboardFirst,
  ...popupFirst,
  ...panelFirst,
  ...panel,
  ...popupTurnOn,
  ...options.slice(0, -1),
  ...popup,
  ...options.slice(-1),
  ...dashboard,
  ...details,
  ...recovery,
];

let visit: Visit;
const tally = new Tally();

beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(async () => {
  await visit?.end();
  tally.figure('screens');
});

it.each(screens)('$name', async ({ name, reach }) => {
  await tally.look(name, await reach(visit));
});

describe('a planted fault is found', () => {
  it.each(Object.keys(plants))('%s', async (fault) => {
    const page = visit.own;
    const remove = await plant(page, fault);
    const looked = [{ colour: 'light', zoom: 4 }] as const;
    const found = (await faultsIn({ page }, looked)).map((line) => line.replace(/^light 400 %: /, ''));
    expect(found.filter((line) => !line.startsWith(fault))).toEqual([]);
    expect(found).not.toEqual([]);
    await remove();
    expect(await faultsIn({ page }, looked)).toEqual([]);
  });
});

it(isSoak ? 'each in nine looks' : 'each in light and dark, and once in another look', () => {
  expect(tally.looks).toBe(screens.length * count(3, 9));
});
