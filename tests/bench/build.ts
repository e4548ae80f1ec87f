/** The two extensions that are compared, built into a folder of this run. */
import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { stringsPlugin } from '../../scripts/build/strings-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));
const controlDir = fileURLToPath(new URL('./control', import.meta.url));
const production = { 'process.env.NODE_ENV': '"production"' };

/** Keyline as it ships. Gives the unpacked extension's folder. */
export function buildExtension(folder: string): string {
  const { status, stderr } = spawnSync('npx', ['wxt', 'build'], {
    cwd: root,
    env: { ...process.env, KEYLINE_OUT: folder },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The extension did not build.\n${stderr}`);
  return path.join(folder, 'chrome-mv3');
}

/** The control: the least extension that opens an empty React page in a frame. */
export async function buildControl(folder: string): Promise<string> {
  await build({
    root: controlDir,
    base: './',
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: production,
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: path.join(controlDir, 'frame.html') },
    },
  });
  for (const name of ['manifest.json', 'content.js', 'worker.js'])
    await cp(path.join(controlDir, name), path.join(folder, name));
  return folder;
}

/** Counts each schema that is run, in what is bundled from zod itself. */
const schemaCounter: Plugin = {
  name: 'bench:count-schemas',
  transform(code, id) {
    if (!/zod\/v4\/core\/parse\.js/.test(id)) return null;
    const counted = code.replace(
      /=>? (?:async )?\(schema, value[^)]*\) => \{/g,
      '$& globalThis.schemaRuns = (globalThis.schemaRuns ?? 0) + 1;',
    );
    if (counted === code) throw new Error('zod checks elsewhere now: nothing would be counted.');
    return counted;
  },
};

/** Our own TypeScript as one script for a page. */
export async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: production,
    plugins: [stringsPlugin(), schemaCounter],
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'benchScript' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
}

/** A copy of the extension whose content script first keeps the main thread busy: a bench that passes it is none. */
export async function plantSlowness(
  extension: string,
  folder: string,
  milliseconds: number,
): Promise<string> {
  await cp(extension, folder, { recursive: true });
  const manifest: { content_scripts: { js: string[] }[] } = JSON.parse(
    await readFile(path.join(folder, 'manifest.json'), 'utf8'),
  );
  for (const name of manifest.content_scripts.flatMap(({ js }) => js)) {
    const file = path.join(folder, name);
    const loop = `for(const until=performance.now()+${milliseconds};performance.now()<until;);`;
    await writeFile(file, `${loop}\n${await readFile(file, 'utf8')}`);
  }
  return folder;
}
