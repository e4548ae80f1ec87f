import type { Frame } from 'playwright-core';
import { openPanel } from '../../e2e/pages/panel';
import { ticket } from '../addresses';
import type { Bench } from '../bench';
import { forgetPanel } from '../launcher';
import { median } from '../stats';
import { quietAfter } from '../visit';
import type { Row } from '.';

const warmUps = 2;

/** From the click in the picker until the link lies on disk, over one bare strict put in the same frame. */
export const linkTicket: Row = {
  name: 'link-ticket',
  rounds: 24,
  async measure(bench, rounds) {
    await forgetPanel(await bench.keyline());
    const { tickets } = bench.sandbox.site;
    const free = tickets.map(({ key }) => key).filter((key) => !bench.linked.includes(key));
    const results: { put: number; link: number; handled: number }[] = [];
    for (let round = 0; round < rounds + warmUps; round++) {
      results.push(await linkOne(bench, free.at(round % free.length) ?? ''));
    }
    const kept = results.slice(warmUps);
    const control = kept.map(({ put }) => put);
    const fields = { unit: 'ms', compare: 'ratio', control } as const;
    return [
      {
        ...fields,
        name: 'link-ticket: click to durable',
        goal: { median: 2 },
        subject: kept.map(({ link }) => link),
      },
      {
        ...fields,
        name: 'link-ticket: from the input event on',
        goal: {},
        subject: kept.map(({ handled }) => handled),
      },
    ];
  },
};

async function linkOne(bench: Bench, key: string) {
  const browser = await bench.keyline();
  const page = await browser.context.newPage();
  await page.goto(ticket(bench.sandbox, key), { waitUntil: 'load' });
  await page.waitForTimeout(quietAfter);
  const frame = await openPanel(page, browser.extensionId);
  await frame
    .getByRole('button', { name: /^Link\b/ })
    .first()
    .click();
  const option = frame.locator('[role=option]:not([aria-disabled])').first();
  await option.waitFor();
  await frame.evaluate(watch);
  await page.waitForTimeout(300);
  const before = await frame.evaluate(putBare);
  await option.click();
  await page.waitForTimeout(300);
  const seen = await readWatch(frame);
  const put = median([...before, ...(await frame.evaluate(putBare))]);
  await page.close();
  return { put, ...seen };
}

/** What the frame saw of the click: filled by `watch`. */
interface Seen {
  clickedAt?: number;
  inputAt?: number;
  durableAt?: number;
  durability?: string;
}

/**
 * Runs in the frame: notes the click as it reaches the frame, and the `complete` of the transaction that writes the
 * link. Product code takes no part in its own measurement.
 */
function watch(): void {
  const seen: Seen = {};
  Object.assign(globalThis, { seen });
  addEventListener(
    'click',
    (event) => {
      seen.clickedAt = performance.now();
      seen.inputAt = event.timeStamp;
    },
    { capture: true },
  );
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...args) {
    const opened = transaction.apply(this, args);
    if (opened.mode === 'readwrite' && opened.objectStoreNames.contains('activity')) {
      opened.addEventListener('complete', () => {
        seen.durableAt ??= performance.now();
        seen.durability ??= opened.durability;
      });
    }
    return opened;
  };
}

async function readWatch(frame: Frame): Promise<{ link: number; handled: number }> {
  const seen = await frame.evaluate(() => (globalThis as { seen?: Seen }).seen);
  const { clickedAt, inputAt, durableAt, durability } = seen ?? {};
  if (clickedAt === undefined || inputAt === undefined)
    throw new Error('link-ticket: no click reached the panel');
  if (durableAt === undefined) throw new Error('link-ticket: the click linked nothing');
  if (durability !== 'strict') throw new Error(`link-ticket: durability is ${durability}`);
  return { link: durableAt - clickedAt, handled: durableAt - inputAt };
}

/** Runs in the frame: a few bare puts of one record into a scratch database, each a strict transaction of its own. */
async function putBare(): Promise<number[]> {
  const opening = indexedDB.open('keyline-bench', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('record', { keyPath: 'id' });
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = reject;
  });
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const id = crypto.randomUUID();
    const start = performance.now();
    const put = opening.result.transaction('record', 'readwrite', { durability: 'strict' });
    put.objectStore('record').put({ id, keyResultId: id, ticketId: id, linkedBy: id, done: false });
    await new Promise((resolve, reject) => {
      put.oncomplete = resolve;
      put.onabort = reject;
    });
    times.push(performance.now() - start);
  }
  opening.result.close();
  return times;
}
