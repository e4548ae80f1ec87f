import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Package, type Store, sourcesPackage, stores } from '../../scripts/stores/package';
import { buildTwice } from '../../scripts/stores/twice';
import { differences, zipOf } from '../../scripts/stores/zip';
import { isSoak } from '../support/counts';
import { figure } from '../support/figures';
import { root } from './source';

/** That packages come out the same, byte for byte, whoever builds them from the sources, where and when. */
let work: string;
let sources: Package;
const chosen: readonly Store[] = isSoak ? stores : ['firefox'];

beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'keyline-twice-'));
  sources = await sourcesPackage(root);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the package', () => {
  it.each(chosen)('for %s is the same twice, from the sources alone', { timeout: 300_000 }, async (store) => {
    const { package: made, differing } = await buildTwice(store, sources, { root, work });
    figure(`package for ${store}, built twice`, {
      files: made.files.length,
      differing: differing.length,
      'bytes, zipped': made.zip.length,
    });
    expect(differing).toEqual([]);
    expect(made.name).toMatch(RegExp(`^keyline-\\d+\\.\\d+\\.\\d+-${store}\\.zip$`));
    const names = made.files.map(({ name }) => name);
    expect(names).toContain('background.js');
    expect(names.filter((name) => /\.map$|\.ts$|(?:^|\/)\./.test(name))).toEqual([]);
    // A path of the machine that built it has no place in it.
    const places = [root.replace(/\/$/, ''), work, tmpdir()];
    const told = made.files.filter(({ content }) => places.some((place) => content.includes(place)));
    expect(told.map(({ name }) => name)).toEqual([]);
  });

  it('is found to differ where a planted date is in it, or a planted path', {
    timeout: 300_000,
  }, async () => {
    const { differing } = await buildTwice('firefox', sources, {
      root,
      work: path.join(work, 'planted'),
      entrypoints: ['background', 'linear'],
      meddle: (folder) => plant(folder),
    });
    // The day alone: two builds within one minute would not show it by themselves.
    expect(differing).toEqual([
      'background.js',
      'content-scripts/linear.js',
      expect.stringMatching(/-firefox\.zip$/),
    ]);
  });

  it('is one zip, whatever the order and the times of its files', async () => {
    const files = sources.files.slice(0, 40);
    const zip = await zipOf(files);
    expect((await zipOf([...files].reverse())).equals(zip)).toBe(true);
    const [first, ...rest] = files;
    if (!first) throw new Error('the sources have no files');
    const other = { ...first, content: Buffer.from('other') };
    expect((await zipOf([other, ...rest])).equals(zip)).toBe(false);
    expect(differences(files, [other, ...rest.slice(1)])).toEqual([first.name, rest[0]?.name].sort());
  });
});

describe('the sources package', () => {
  it('has what the build needs, and neither tests nor server', () => {
    const names = sources.files.map(({ name }) => name);
    for (const needed of ['package-lock.json', 'wxt.config.ts', 'store/reviewers.md', 'LICENSE'])
      expect(names).toContain(needed);
    expect(names.filter((name) => /\.test\.|^tests\/|^server\/|node_modules/.test(name))).toEqual([]);
  });

  it('is built by the two commands that its instructions say', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const instructions = sources.files.find(({ name }) => name === 'store/reviewers.md')?.content.toString();
    const commands =
      /```sh\n([^`]+)```/
        .exec(instructions ?? '')?.[1]
        ?.trim()
        .split('\n') ?? [];
    expect(commands.map((line) => line.replace(/\s+#.*/, ''))).toEqual([
      'npm ci',
      'npm run stores -- --only firefox',
    ]);
    expect(scripts.stores).toBe('tsx scripts/stores.ts');
  });
});

/** A build that writes into the worker on what day, and into a content script where it was made. */
function plant(folder: string): void {
  const config = path.join(folder, 'wxt.config.ts');
  const text = readFileSync(config, 'utf8');
  const planted = text.replace('plugins: [react(),', 'plugins: [planted, react(),');
  if (planted === text) throw new Error('the plugins stand in another place now');
  writeFileSync(config, planted);
  appendFileSync(
    config,
    `const planted = {
      name: 'planted',
      transform: (code: string, id: string) =>
        id.endsWith('entrypoints/background/index.ts')
          ? code + '\\nglobalThis.madeOn = ' + JSON.stringify(new Date().toISOString().slice(0, 10))
          : id.endsWith('entrypoints/linear.content.ts')
            ? code + '\\nglobalThis.madeAt = ' + JSON.stringify(process.cwd())
            : null,
    };\n`,
  );
}
