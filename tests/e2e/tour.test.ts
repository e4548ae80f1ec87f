/** The tour holds on the build, and fails where it must. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from '../support/extension';
import { runTour } from '../tour/run';
import type { StepReport } from '../tour/step';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'keyline-tour-test-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function tour(name: string, extension: string): Promise<{ held: boolean; reports: StepReport[] }> {
  const out = path.join(dir, name);
  const lines: string[] = [];
  const held = await runTour({ out, extension, log: (line) => lines.push(line) });
  const reports: StepReport[] = JSON.parse(await readFile(path.join(out, 'tour.json'), 'utf8'));
  return { held, reports };
}

/** A copy of the build with some of its scripts changed. */
async function broken(name: string, change: (extension: string) => Promise<void>): Promise<string> {
  const extension = path.join(dir, `extension-${name}`);
  await cp(builtExtension, extension, { recursive: true });
  await change(extension);
  return extension;
}

/** Puts code before every script of the extension's own pages and its worker. */
async function prepend(extension: string, code: string): Promise<void> {
  const chunks = path.join(extension, 'chunks');
  const names = (await readdir(chunks)).filter((name) => name.endsWith('.js'));
  for (const file of [path.join(extension, 'background.js'), ...names.map((name) => path.join(chunks, name))])
    await writeFile(file, `${code};\n${await readFile(file, 'utf8')}`);
}

/** What happens instead of each write of a record. The database itself opens as ever: its own notes are written. */
const writeInstead = (code: string) => `for (const name of ['add', 'put']) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...given) {
    if (this.name === 'meta') return write.apply(this, given);
    ${code};
  };
}`;

const failed = (reports: StepReport[]) => reports.filter(({ ok }) => !ok).map(({ step }) => step);
const tried = (reports: StepReport[]) => reports.filter(({ ms }) => ms > 0).map(({ step }) => step);

/** Of the part with a server and a second browser: none of these may be left out. */
const withTeam = [
  ...['team-server', 'team-owner', 'team-approval', 'team-preview', 'team-share', 'team-invite'],
  ...['colleague-invite', 'colleague-account', 'colleague-connect', 'colleague-member', 'colleague-reads'],
  ...['together-owner-sees', 'together-colleague-sees', 'together-away', 'together-conflict'],
  ...['together-merged', 'together-changes'],
];

describe('tour', () => {
  it('holds on the build, with a picture and a reading of every step', { timeout: 420_000 }, async () => {
    const { held, reports } = await tour('whole', builtExtension);
    expect(reports.filter(({ ok }) => !ok)).toEqual([]);
    expect(held).toBe(true);
    expect(reports.length).toBeGreaterThanOrEqual(60);
    expect(reports.map(({ step }) => step)).toEqual(expect.arrayContaining(withTeam));
    const pictures = await readdir(path.join(dir, 'whole'));
    for (const { screenshot, saw } of reports) {
      expect(pictures).toContain(screenshot);
      expect(Object.keys(saw)).not.toEqual([]);
    }
  });

  it('fails with the content script emptied', async () => {
    const extension = await broken('no-script', (copy) =>
      writeFile(path.join(copy, 'content-scripts/jira-cloud.js'), ''),
    );
    const { held, reports } = await tour('no-script', extension);
    expect(held).toBe(false);
    expect(failed(reports)[0]).toBe('launcher');
    expect(tried(reports)).toEqual(['launcher']);
  });

  it('fails where the store cannot write', async () => {
    const extension = await broken('no-write', (copy) =>
      prepend(copy, writeInstead("throw new DOMException('No write', 'InvalidStateError')")),
    );
    const { held, reports } = await tour('no-write', extension);
    expect(held).toBe(false);
    expect(failed(reports)[0]).toBe('ways');
  });

  it('fails where the store says that it has written, and has not', async () => {
    const extension = await broken('lost-write', (copy) =>
      prepend(copy, writeInstead('return this.count()')),
    );
    const { held, reports } = await tour('lost-write', extension);
    expect(held).toBe(false);
    expect(failed(reports)[0]).toBe('ways');
  });
});
