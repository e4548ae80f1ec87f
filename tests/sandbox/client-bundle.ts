/** The stand-ins' clients, bundled into memory; kept in `node_modules/.cache` under a hash of what went in. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sandboxDir = fileURLToPath(new URL('.', import.meta.url));
const clientDir = path.join(sandboxDir, 'client');
const cacheDir = path.join(root, 'node_modules/.cache/keyline-sandbox');
const require = createRequire(import.meta.url);

export interface ClientBundle {
  js: string;
  css: string;
}

/** What a browser is given: beside the client, a style sheet for saved pages. */
export interface Assets extends ClientBundle {
  savedCss: string;
}

/** The client of Jira Cloud. */
export async function clientAssets(): Promise<Assets> {
  return withOwnStyles(await bundleOf(clientDir));
}

/** A stand-in's client by its directory: `main.tsx` and all it imports. */
export async function bundleOf(dir: string): Promise<ClientBundle> {
  const name = path.relative(sandboxDir, dir).replaceAll(path.sep, '-');
  const cacheFile = path.join(cacheDir, `${name}-${await hashOfSources(dir)}.json`);
  const cached = await readFile(cacheFile, 'utf8').catch(() => null);
  if (cached) return JSON.parse(cached);
  const bundle = await inProduction(() => bundleClient(dir));
  await mkdir(cacheDir, { recursive: true });
  await writeFile(cacheFile, JSON.stringify(bundle));
  return bundle;
}

/** The style sheets of a directory, in the order of their names. */
export async function stylesOf(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.css')).sort();
  return (await Promise.all(names.map((name) => readFile(path.join(dir, name), 'utf8')))).join('\n');
}

/** Vite takes the mode of a build from NODE_ENV where that is set, and test runners set it to `test`. */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function bundleClient(dir: string): Promise<ClientBundle> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    // Elements are made by way of `drift/jsx-runtime.ts`, which can make them otherwise.
    plugins: [react({ jsxImportSource: path.join(clientDir, 'drift') })],
    resolve: {
      alias: [
        {
          find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/,
          replacement: path.join(root, 'stubs/feature-gate.ts'),
        },
      ],
    },
    build: {
      write: false,
      cssCodeSplit: false,
      rollupOptions: { input: path.join(dir, 'main.tsx'), output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  const js = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  const css = outputs
    .flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []))
    .join('\n');
  if (!js) throw new Error('The stand-in’s client came out empty.');
  return { js, css };
}

/** Atlassian's tokens for both themes, what the modal brought, and the pages' own style sheets, in the order of their names. */
async function withOwnStyles({ js, css }: ClientBundle): Promise<Assets> {
  const themes = [
    'atlassian-light',
    'atlassian-dark',
    'atlassian-spacing',
    'atlassian-shape',
    'atlassian-typography',
  ];
  const tokens = themes.map(
    (name): string => require(`@atlaskit/tokens/dist/cjs/artifacts/themes/${name}.js`).default,
  );
  const own = await stylesOf(path.join(clientDir, 'styles'));
  const saved = await readFile(fileURLToPath(new URL('./saved.css', import.meta.url)), 'utf8');
  return { js, css: [...tokens, css, own].join('\n'), savedCss: [...tokens, saved].join('\n') };
}

/** Of the client's own sources, of Cloud's, whose parts the others borrow, and of what bundles them. */
async function hashOfSources(dir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const each of new Set([clientDir, path.join(sandboxDir, 'tickets'), dir])) {
    const all = await readdir(each, { recursive: true });
    const names = all.filter((name) => /(?<!\.test)\.(?:tsx?|css)$/.test(name)).sort();
    for (const name of names) hash.update(name).update(await readFile(path.join(each, name)));
  }
  hash.update(await readFile(path.join(root, 'package-lock.json')));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 24);
}
