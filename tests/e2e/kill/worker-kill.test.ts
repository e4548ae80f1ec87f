import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generations } from '@/lib/store/snapshot/rotate';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count } from '../../support/counts';
import { askWorker, exportOf } from '../../support/damage-profile';
import { builtExtension } from '../../support/extension';
import { figure } from '../../support/figures';
import { seededRandom } from './page/random';

/** The extension's worker ended while it writes a snapshot, and commands for pages that may not write themselves. */
const kills = count(4, 100);
/** More than are answered before the kill. */
const perKill = 60;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchWithExtension({ extension: builtExtension });
  page = await browser.context.newPage();
  await page.goto(browser.extensionUrl('manifest.json'));
  await askWorker(browser, 'run', { command: 'introduceMe', args: { name: 'Ada', account: null } });
  await askWorker(browser, 'run', { command: 'loadSample', args: {} });
});
afterAll(() => browser?.close());

/** Asks for a snapshot and for teams, one after another, and notes whose making was answered; waits for nothing. */
const setOff = (names: readonly string[]) =>
  page.evaluate((all) => {
    const made: string[] = [];
    const done = { made, isSnapshotTaken: false };
    Object.assign(window, { done });
    const ask = (call: string, args: object) =>
      new Promise<boolean>((resolve) => {
        const port = chrome.runtime.connect({ name: 'keyline-store' });
        port.onMessage.addListener((reply) => 'answer' in reply && resolve(reply.answer.ok === true));
        port.onDisconnect.addListener(() => resolve(false));
        port.postMessage({ call, args });
      });
    void ask('takeSnapshot', {}).then((isTaken) => {
      done.isSnapshotTaken = isTaken;
    });
    void (async () => {
      for (const name of all)
        if (await ask('run', { command: 'createTeam', args: { name } })) made.push(name);
        else return;
    })();
  }, names);

interface Listed {
  name: string;
  count: number;
}

/** What is wrong with the snapshots that are offered. */
async function faultsOfSnapshots(): Promise<string[]> {
  const listed = await askWorker<Listed[]>(browser, 'listSnapshots');
  const faults: string[] = [];
  for (const { name, count: counted } of listed) {
    const read = await askWorker<{ text: string }>(browser, 'readSnapshot', { name }).catch(() => null);
    const lists = read ? Object.values(JSON.parse(read.text)).filter(Array.isArray) : null;
    if (lists?.flat().length === counted) continue;
    // What a killed worker had asked to be removed may still go.
    const after = await askWorker<Listed[]>(browser, 'listSnapshots');
    if (after.some((each) => each.name === name)) faults.push(`${name}: not whole`);
  }
  return faults;
}

test(`the worker killed ${kills} times in its jobs: snapshots whole, nothing acknowledged lost or doubled`, {
  timeout: count(200_000, 1_800_000),
}, async () => {
  const began = performance.now();
  await askWorker(browser, 'takeSnapshot');
  const usual = performance.now() - began;
  const all: string[] = [];
  const faults: string[] = [];
  let cutOff = 0;
  let cutSnapshots = 0;
  for (let kill = 0; kill < kills; kill++) {
    const random = seededRandom((kill + 1) * 7919);
    await setOff(Array.from({ length: perKill }, (_, at) => `Team ${kill} ${at}`));
    await sleep(random() * usual);
    await browser.killWorker();
    const done = await page.evaluate(
      () => (window as unknown as { done: { made: string[]; isSnapshotTaken: boolean } }).done,
    );
    all.push(...done.made);
    cutOff += Number(done.made.length < perKill);
    cutSnapshots += Number(!done.isSnapshotTaken);
    faults.push(...(await faultsOfSnapshots()));
  }
  const teams = (JSON.parse(await exportOf(browser)) as { teams: { name: string }[] }).teams.map(
    ({ name }) => name,
  );
  const lost = all.filter((name) => !teams.includes(name));
  const doubled = teams.length - new Set(teams).size;
  // A kill before the oldest is dropped leaves one more; the next snapshot that is taken drops them all.
  await askWorker(browser, 'takeSnapshot');
  const { length } = await askWorker<Listed[]>(browser, 'listSnapshots');
  if (length > generations) faults.push(`${length} generations`);
  const { health } = await askWorker<{ health: string }>(browser, 'health');
  figure('worker killed in its jobs', {
    kills,
    'acknowledged writes': all.length,
    'writes cut off': cutOff,
    'snapshots cut off': cutSnapshots,
    lost: lost.length,
    doubled,
    'faults of snapshots': faults.length,
    health,
  });
  expect([...faults, ...lost]).toEqual([]);
  expect(doubled).toBe(0);
  expect(health).toBe('ok');
  expect(all.length).toBeGreaterThan(0);
  expect(cutOff).toBeGreaterThan(0);
});

test('half a snapshot under the name of a whole one is found out', async () => {
  const [newest] = await askWorker<Listed[]>(browser, 'listSnapshots');
  await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('snapshots');
    const handle = await folder.getFileHandle(name);
    const { size } = await handle.getFile();
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.truncate(Math.floor(size / 2));
    await writable.close();
  }, newest?.name ?? '');
  expect(await faultsOfSnapshots()).toEqual([`${newest?.name}: not whole`]);
});
