import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'wxt';
import { read, root } from './source';

/** What the real build makes: bundle contents, sizes and the manifest. */
let folder: string;
const chunkModules = new Map<string, string[]>();

beforeAll(async () => {
  // Vite takes the mode from here, and the test runner has set it to `test`.
  vi.stubEnv('NODE_ENV', 'production');
  folder = await mkdtemp(path.join(tmpdir(), 'keyline-build-'));
  await build({
    root,
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
    hooks: {
      'vite:build:extendConfig': (_entries, config) => {
        config.plugins = [
          ...(config.plugins ?? []),
          {
            name: 'keyline:chunk-modules',
            generateBundle(_options, bundle) {
              for (const chunk of Object.values(bundle))
                if (chunk.type === 'chunk') chunkModules.set(chunk.fileName, chunk.moduleIds);
            },
          },
        ];
      },
    },
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (name: string) => readFileSync(path.join(folder, 'chrome-mv3', name));
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

describe('content script', () => {
  it('is at most 10 kB', () => expect(file('content-scripts/host.js').length).toBeLessThanOrEqual(10_000));

  it('holds no framework, zod, polyfill or store', () => {
    const modules = [...chunkModules].find(([name]) => name.includes('host'))?.[1] ?? [];
    expect(modules.length).toBeGreaterThan(3);
    const heavy = modules.filter(
      (id) =>
        /node_modules\/(react|react-dom|zod|idb|webextension-polyfill)\//.test(id) || /lib\/store\//.test(id),
    );
    expect(heavy).toEqual([]);
  });
});

describe('pages', () => {
  it.each(['panel.html', 'popup.html'])('%s starts with at most 150 kB of scripts, gzipped', (page) => {
    const scripts = firstScripts(page);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, name) => sum + gzipped(name), 0)).toBeLessThanOrEqual(150_000);
  });
});

describe('manifest', () => {
  const manifest = () => JSON.parse(file('manifest.json').toString());

  it('is the agreed one', () => {
    const { version: _version, ...rest } = manifest();
    expect(rest).toEqual(JSON.parse(read('tests/arch/manifest.golden.json')));
  });

  it('asks for one host and never for all', () => {
    expect(manifest().content_scripts).toHaveLength(1);
    expect(manifest().content_scripts[0].matches).toEqual(['https://*.atlassian.net/*']);
    expect(JSON.stringify(manifest())).not.toMatch(/<all_urls>|"\*:\/\/\*\/\*"|"https?:\/\/\*\/\*"/);
  });

  it('names strings and icons that are there', async () => {
    expect((await readdir(path.join(folder, 'chrome-mv3', '_locales'))).sort()).toContain('en');
    for (const icon of Object.values(manifest().icons as Record<string, string>))
      expect(file(icon).length).toBeGreaterThan(100);
  });
});
