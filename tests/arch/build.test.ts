import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'wxt';
import { hostListings } from '@/lib/hosts';
import { languages } from '@/lib/platform/language';
import { read, root } from './source';

/** What the real builds make: bundle contents, sizes and manifests. */
let folder: string;
const chunkModules = new Map<string, string[]>();

/** Builds for one browser into `folder`; `plugins` see what is made. */
const buildFor = (browser: 'chrome' | 'firefox', plugins: Plugin[] = []) =>
  build({
    root,
    browser,
    manifestVersion: 3,
    outDir: folder,
    logger: {
      debug() {},
      log() {},
      info() {},
      warn() {},
      error: console.error,
      fatal: console.error,
      success() {},
      level: 0,
    },
    // Not by WXT's hooks: given here, they would take the place of those in `wxt.config.ts`.
    vite: () => ({ plugins }),
  });

beforeAll(async () => {
  // Vite takes the mode from here, and the test runner has set it to `test`.
  vi.stubEnv('NODE_ENV', 'production');
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-build-'));
  const chunkReader: Plugin = {
    name: 'keyline:chunk-modules',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunkModules.set(chunk.fileName, chunk.moduleIds);
    },
  };
  await buildFor('chrome', [chunkReader]);
  await buildFor('firefox');
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (name: string, target = 'chrome') => readFileSync(path.join(folder, `${target}-mv3`, name));
const gzipped = (name: string) => gzipSync(file(name)).length;

/** The scripts a page loads before its first screen: its own and what that imports statically. */
function firstScripts(page: string): string[] {
  const html = file(page).toString();
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const source = file(name).toString();
    for (const [, target] of source.matchAll(
      /(?:^|[;}\n])(?:import|export)[^;'"()]*?["'](\.{1,2}\/[^"']+\.js)["']/g,
    ))
      visit(path.posix.normalize(path.posix.join(path.posix.dirname(name), target ?? '')));
  };
  for (const [, name] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) visit(name ?? '');
  return [...seen];
}

describe('content scripts', () => {
  const scripts = hostListings.map(({ id }) => `content-scripts/${id}.js`);

  it('are one a host', async () => {
    const made = await readdir(path.join(folder, 'chrome-mv3/content-scripts'));
    expect(made.map((name) => `content-scripts/${name}`).sort()).toEqual([...scripts].sort());
  });

  it.each(['chrome', 'firefox'])('are at most 10 kB each for %s', (target) => {
    for (const script of scripts) expect(file(script, target).length, script).toBeLessThanOrEqual(10_000);
  });

  it.each(scripts)('%s holds no framework, zod, polyfill or store, and no other host', (script) => {
    const modules = chunkModules.get(script) ?? [];
    expect(modules.length).toBeGreaterThan(10);
    const heavy = modules.filter(
      (id) =>
        /node_modules\/(?!wxt\/)/.test(id) ||
        /lib\/(store|platform|messages\/receive)|own-site|api\.ts/.test(id),
    );
    expect(heavy).toEqual([]);
    const hosts = new Set(modules.map((id) => /lib\/hosts\/([a-z-]+)\//.exec(id)?.[1]));
    expect([...hosts].filter(Boolean)).toEqual([path.basename(script, '.js')]);
  });
});

describe('pages', () => {
  it.each(['panel.html', 'popup.html'])('%s starts with at most 150 kB of scripts, gzipped', (page) => {
    const scripts = firstScripts(page);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, name) => sum + gzipped(name), 0)).toBeLessThanOrEqual(150_000);
  });

  it('the dashboard starts with at most 180 kB; its chart, table and drag libraries cost panel and popup nothing', () => {
    const weigh = (scripts: string[]) => scripts.reduce((sum, name) => sum + gzipped(name), 0);
    expect(weigh(firstScripts('dashboard.html'))).toBeLessThanOrEqual(180_000);
    const libraries = /node_modules\/(?:@tanstack|d3-[a-z]+|@atlaskit\/pragmatic-drag-and-drop[a-z-]*)\//;
    const used = [...chunkModules.values()].flat().filter((id) => libraries.test(id));
    expect(used.length).toBeGreaterThan(3);
    const early = ['panel.html', 'popup.html'].flatMap(firstScripts);
    expect(early.flatMap((name) => chunkModules.get(name) ?? []).filter((id) => libraries.test(id))).toEqual(
      [],
    );
    // The chart comes with the first history that is looked at.
    const charts = [...chunkModules].filter(([, ids]) =>
      ids.some((id) => /node_modules\/d3-scale\//.test(id)),
    );
    const chartBytes = charts.map(([name]) => gzipped(name));
    expect(Math.max(...chartBytes)).toBeLessThanOrEqual(60_000);
  });

  it.each(['panel.html', 'popup.html'])(
    '%s starts with English alone, other languages load by choice',
    (page) => {
      const spoken = firstScripts(page)
        .flatMap((name) => chunkModules.get(name) ?? [])
        .flatMap((id) => /virtual:strings\/(.+)$/.exec(id)?.[1] ?? []);
      expect(spoken).toEqual(['en/base']);
    },
  );
});

describe.each([
  ['chrome', 'tests/arch/manifest.golden.json'],
  ['firefox', 'tests/arch/manifest.firefox.golden.json'],
])('manifest for %s', (target, golden) => {
  const manifest = () => JSON.parse(file('manifest.json', target).toString());

  it('is the agreed one', () => {
    const { version: _version, ...rest } = manifest();
    expect(rest).toEqual(JSON.parse(read(golden)));
  });

  it('goes into two hosts, a script each', () => {
    expect(manifest().content_scripts).toEqual([
      { matches: ['https://*.atlassian.net/*'], js: ['content-scripts/jira-cloud.js'] },
      { matches: ['https://linear.app/*'], js: ['content-scripts/linear.js'] },
    ]);
  });

  it('asks for three hosts at most, and for others only when a person adds them', () => {
    const { host_permissions, permissions, optional_host_permissions, ...rest } = manifest();
    expect(host_permissions.length).toBeLessThanOrEqual(3);
    const all = /<all_urls>|"\*:\/\/|"https?:\/\/\*\//;
    expect(JSON.stringify([host_permissions, permissions, rest.content_scripts])).not.toMatch(all);
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    // The panel stands in frames on a person's own domains too; nothing else names them.
    const { web_accessible_resources: _resources, ...others } = rest;
    expect(JSON.stringify(others)).not.toMatch(all);
  });

  it('names strings and icons that are there', async () => {
    expect((await readdir(path.join(folder, `${target}-mv3`, '_locales'))).sort()).toEqual(
      Object.keys(languages).sort(),
    );
    for (const icon of Object.values(manifest().icons as Record<string, string>))
      expect(file(icon, target).length).toBeGreaterThan(100);
  });
});
