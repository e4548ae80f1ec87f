import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLockfile, findSecrets, readAudit, trackedFiles } from './supply';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keyline-supply-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('secrets', () => {
  // In pieces: the test's own file is looked at too.
  const planted = ['gh', 'p_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('');

  it('that are planted are found, and not said', () => {
    file('clean.ts', 'export {};');
    file('planted.ts', `const a = '${planted}';`);
    const found = findSecrets(['clean.ts', 'planted.ts'], folder);
    expect(found.outcome).toBe('fails');
    expect(found.said).toContain('planted.ts');
    expect(found.said).not.toContain(planted);
  }, 60_000);

  it('are looked for in every file of the repository', () => {
    expect(trackedFiles()).toEqual(
      expect.arrayContaining(['package.json', 'scripts/supply.ts', 'README.md']),
    );
    expect(findSecrets([]).outcome).toBe('fails');
  });
});

describe('the lock file', () => {
  const lock = (entry: object) =>
    file(
      'package-lock.json',
      JSON.stringify({
        name: 'x',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: { '': { name: 'x', version: '1.0.0' }, 'node_modules/a': { version: '1.0.0', ...entry } },
      }),
    );
  const integrity = `sha512-${'A'.repeat(86)}==`;

  it('of ours holds', () => {
    expect(checkLockfile('package-lock.json').outcome).toBe('holds');
    expect(readFileSync('package-lock.json', 'utf8')).toContain('"integrity": "sha512-');
  }, 60_000);

  it.each([
    ['another host', { resolved: 'https://packages.example/a/-/a-1.0.0.tgz', integrity }],
    ['no https', { resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity }],
    [
      'a weak hash',
      {
        resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
        integrity: 'sha1-qUWqKNvYdfXnOeaqdBGGGxqGDkw=',
      },
    ],
  ])(
    'with a package of %s fails',
    (_, entry) => expect(checkLockfile(lock(entry)).outcome).toBe('fails'),
    60_000,
  );
});

describe('known holes', () => {
  it.each([
    ['{"metadata":{"vulnerabilities":{"high":1,"low":0}}}', 'fails'],
    ['{"metadata":{"vulnerabilities":{"high":0,"low":2}}}', 'holds'],
    ['{"message":"404 Not Found"}', 'skipped'],
    ['', 'skipped'],
  ])('%s: %s', (json, outcome) => expect(readAudit(json).outcome).toBe(outcome));
});
