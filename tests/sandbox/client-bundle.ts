/** The stand-in's client, bundled into memory; kept in `node_modules/.cache` under a hash of what went in. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clientDir = fileURLToPath(new URL('./client', import.meta.url));
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

export async function clientAssets(): Promise<Assets> {
  const cacheFile = path.join(cacheDir, `${await hashOfSources()}.json`);
  const cached = await readFile(cacheFile, 'utf8').catch(() => null);
  if (cached) return withOwnStyles(JSON.parse(cached));
  const bundle = await inProduction(bundleClient);
  await mkdir(cacheDir, { recursive: true });
  await writeFile(cacheFile, JSON.stringify(bundle));
  return withOwnStyles(bundle);
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

async function bundleClient(): Promise<ClientBundle> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    plugins: [react()],
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
      rollupOptions: { input: path.join(clientDir, 'main.tsx'), output: { format: 'iife' } },
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
  const styles = path.join(clientDir, 'styles');
  const names = (await readdir(styles)).sort();
  const own = await Promise.all(names.map((name) => readFile(path.join(styles, name), 'utf8')));
  const saved = await readFile(fileURLToPath(new URL('./saved.css', import.meta.url)), 'utf8');
  return { js, css: [...tokens, css, ...own].join('\n'), savedCss: [...tokens, saved].join('\n') };
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(clientDir)).filter((name) => /(?<!\.test)\.tsx?$/.test(name)).sort();
  for (const name of files) hash.update(name).update(await readFile(path.join(clientDir, name)));
  hash.update(await readFile(path.join(root, 'package-lock.json')));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 24);
}
