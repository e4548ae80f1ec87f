import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '@/lib/platform/strings';
import { type Browser, launchWithExtension } from '../support/browser';
import { figure } from '../support/figures';
import type { Variant } from './kill/build';
import type { Crowded } from './kill/page/full';
import { openWorkshop, type Workshop } from './kill/workshop';

/** A real browser that gives the store no more room: by its own quota, which ends a transaction as a full disk does. Bytes. */
const room = 400_000;
const most = 200;

let workshop: Workshop;
let browser: Browser;
beforeAll(async () => {
  workshop = await openWorkshop(['real', 'early-ack']);
  browser = await launchWithExtension();
});
afterAll(async () => {
  await browser?.close();
  await workshop?.close();
});

/** Fills the room that is left, then gives more, and writes on. */
async function runOut(variant: Variant): Promise<{ crowded: Crowded; after: Crowded }> {
  const page = await browser.context.newPage();
  const { port } = new URL(workshop.server.origin);
  // Of its own: the room is the origin's.
  const origin = `http://${variant}.localhost:${port}`;
  await page.goto(`${origin}/${variant}/`);
  const session = await browser.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room });
  const crowded = await page.evaluate((until) => window.crowd('full', 0, until), most);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  const after = await page.evaluate((from) => window.crowd('full', from, 2), most);
  await page.close();
  return { crowded, after };
}

const lostOf = ({ acked, there }: Crowded) => acked.filter((id) => !there.includes(id)).length;

test('without room a write fails and says so, what was there stays, and with room it goes on', async () => {
  const { crowded, after } = await runOut('real');
  figure('room of the store used up', {
    'writes before': crowded.acked.length,
    lost: lostOf(crowded),
    'failed with': crowded.failure?.code ?? 'nothing',
    'writes once there is room': after.acked.length,
  });
  expect(crowded.failure).toEqual({ code: 'quota', words: t('failQuota') });
  expect(crowded.isUnchanged).toBe(true);
  expect(crowded.acked.length).toBeGreaterThan(0);
  expect(lostOf(crowded)).toBe(0);
  expect(after).toMatchObject({ failure: null });
  expect(after.there).toEqual(expect.arrayContaining([...crowded.acked, ...after.acked]));
});

test('a store that answers before it has found room is found out', async () => {
  const { crowded } = await runOut('early-ack');
  figure('planted: early-ack, without room', { acknowledged: crowded.acked.length, lost: lostOf(crowded) });
  expect(lostOf(crowded)).toBeGreaterThan(0);
});
