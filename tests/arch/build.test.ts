import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'wxt';
import { destinations } from '@/components/options/privacy/destinations';
import { hostListings } from '@/lib/hosts';
import { languages } from '@/lib/platform/language';
import { readBuild } from '../../scripts/stores/package';
import { firstScripts } from '../bench/first-scripts';
import { onlyNamed, senders } from './destinations';
import { originsIn, sendersIn } from './network';
import { read, root } from './source';
import { justifications, policyDestinations, unjustified } from './store-texts';

/** What the real builds make: bundle contents, sizes and manifests. */
let folder: string;
const chunkModules = new Map<string, string[]>();
/** Module, from the project's root → what it could send requests with. */
const sendingModules = new Map<string, string[]>();

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
        if (chunk.type === 'chunk') {
          chunkModules.set(chunk.fileName, chunk.moduleIds);
          for (const [id, { code }] of Object.entries(chunk.modules)) {
            const found = sendersIn(code ?? '');
            if (found.length > 0) sendingModules.set(id.replace(root, '').replace('\0', ''), found);
          }
        }
    },
  };
  await buildFor('chrome', [chunkReader]);
  await buildFor('firefox');
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (name: string, target = 'chrome') => readFileSync(path.join(folder, `${target}-mv3`, name));
/** The scripts of a page’s first screen. */
const startOf = (page: string) => firstScripts(path.join(folder, 'chrome-mv3'), page);
const gzipped = (name: string) => gzipSync(file(name)).length;

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
  it.each(['panel.html', 'popup.html'])('%s starts with at most 150 kB of scripts, gzipped', async (page) => {
    const scripts = await startOf(page);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, name) => sum + gzipped(name), 0)).toBeLessThanOrEqual(150_000);
  });

  it('the dashboard starts with at most 180 kB; its chart, table and drag libraries cost panel and popup nothing', async () => {
    const weigh = (scripts: string[]) => scripts.reduce((sum, name) => sum + gzipped(name), 0);
    expect(weigh(await startOf('dashboard.html'))).toBeLessThanOrEqual(180_000);
    const libraries = /node_modules\/(?:@tanstack|d3-[a-z]+|@atlaskit\/pragmatic-drag-and-drop[a-z-]*)\//;
    const used = [...chunkModules.values()].flat().filter((id) => libraries.test(id));
    expect(used.length).toBeGreaterThan(3);
    const early = (await Promise.all(['panel.html', 'popup.html'].map(startOf))).flat();
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
    async (page) => {
      const spoken = (await startOf(page))
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

describe('the network', () => {
  const policy = policyDestinations();
  const shippedOrigins = () => [
    ...new Set(
      ['chrome', 'firefox'].flatMap((target) =>
        readBuild(path.join(folder, `${target}-mv3`))
          .filter(({ name }) => /\.(?:js|css|html|json)$/.test(name))
          .flatMap(({ content }) => originsIn(content.toString())),
      ),
    ),
  ];
  const strangers = (origins: readonly string[]) => {
    const told = [...policy.values()].flat().map((pattern) => pattern.replace(/\/\*$/, ''));
    return origins.filter((origin) => !told.includes(origin) && !Object.hasOwn(onlyNamed, origin));
  };

  it('is used by no module but those that are known, each for what the privacy policy says', () => {
    expect([...sendingModules.keys()].sort()).toEqual(Object.keys(senders).sort());
    expect([...new Set(Object.values(senders).flat())].sort()).toEqual([...policy.keys()].sort());
    const ours = [...sendingModules].filter(([id]) => /^(?:lib|components|entrypoints)\//.test(id));
    expect([...new Set(ours.flatMap(([, by]) => by))]).toEqual(['fetch']);
  });

  it('has no address in shipped code that the policy does not name, and none is listed in vain', () => {
    const origins = shippedOrigins();
    expect(strangers(origins)).toEqual([]);
    expect(Object.keys(onlyNamed).filter((origin) => !origins.includes(origin))).toEqual([]);
  });

  it('is reached where the policy, Options → Privacy and the manifest say, and they say the same', () => {
    const named = [...policy.values()].flat().sort();
    expect(
      destinations([])
        .flatMap(({ origins }) => origins)
        .sort(),
    ).toEqual(named);
    for (const target of ['chrome', 'firefox']) {
      const { host_permissions, content_security_policy } = JSON.parse(
        file('manifest.json', target).toString(),
      );
      const pages = hostListings.flatMap(({ api, matches }) => (api ? matches : []));
      expect([...named, ...pages].sort()).toEqual([...host_permissions].sort());
      // Where it said more than the policy, this list would have to be compared as well.
      expect(content_security_policy.extension_pages).not.toMatch(/connect-src|default-src/);
    }
  });

  it('finds a planted request to another address, and a planted sender', () => {
    const planted = `const a = 1; export const b = () => fetch('https://collect.example/v1', { body: a });`;
    expect(strangers(originsIn(planted))).toEqual(['https://collect.example']);
    expect(sendersIn(planted)).toEqual(['fetch']);
    expect(sendersIn('export const c = (f) => f({ fetch: 1 });')).toEqual([]);
    for (const way of [
      'new EventSource(u)',
      'navigator.sendBeacon(u)',
      'new self.WebSocket(u)',
      'q.fetch(u)',
    ])
      expect(sendersIn(`export const d = (u, q) => ${way};`), way).toHaveLength(1);
    expect(
      strangers(originsIn(`@import url(//fonts.example.net/a.css); i('wss://live.example:8443/x')`)),
    ).toEqual(['//fonts.example.net', 'wss://live.example:8443']);
  });
});

describe('permissions', () => {
  const manifests = () =>
    ['chrome', 'firefox'].map((target) => JSON.parse(file('manifest.json', target).toString()));

  it('have a reason each in the stores’ forms, and no reason is left over', () => {
    expect(unjustified(manifests(), justifications())).toEqual([]);
  });

  it('are found without one: a planted permission and host, and a reason that nobody needs', () => {
    const [chrome, firefox] = manifests();
    const more = {
      ...firefox,
      permissions: [...firefox.permissions, 'history'],
      host_permissions: [...firefox.host_permissions, 'https://collect.example/*'],
    };
    const said = new Map([...justifications(), ['tabs', 'Reads the addresses of all of the tabs.']]);
    expect(unjustified([chrome, more], said)).toEqual([
      'history: no reason',
      'https://collect.example/*: no reason',
      'tabs: not asked for',
    ]);
  });
});
