import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, readSources } from './sources';
import { type PackedFile, unpack, zipOf } from './zip';

export const stores = ['chrome', 'edge', 'firefox'] as const;
export type Store = (typeof stores)[number];

/** What is handed in at a store. */
export interface Package {
  /** `keyline-0.1.0-chrome.zip` */
  name: string;
  files: readonly PackedFile[];
  zip: Buffer;
}

interface BuildParts {
  /** The sources, with `node_modules`. */
  root: string;
  /** Where the unpacked extension goes, in a folder of its own. */
  out: string;
  /** Other surroundings than this process has: time zone, language. */
  env?: Readonly<Record<string, string>>;
  /** For Node. */
  flags?: readonly string[];
  /** These alone, by name, and the manifest. */
  entrypoints?: readonly string[];
}

/** Builds for one store in a process of its own; gives the files of the unpacked extension. */
export async function buildFor(store: Store, { root, out, env, flags = [], entrypoints = [] }: BuildParts) {
  const program = path.join(root, 'node_modules/wxt/bin/wxt.mjs');
  const only = entrypoints.flatMap((name) => ['--filter-entrypoint', name]);
  await new Promise<void>((resolve, reject) =>
    execFile(
      process.execPath,
      [...flags, program, 'build', '--browser', store, '--mv3', '--level', 'warn', ...only],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production', ...env, KEYLINE_OUT: out } },
      (error, stdout, stderr) =>
        error ? reject(new Error(`The build for ${store} failed.\n${stdout}\n${stderr}`)) : resolve(),
    ),
  );
  return readBuild(path.join(out, `${store}-mv3`));
}

export const readBuild = (folder: string): PackedFile[] =>
  filesBelow(folder, '.').map((name) => ({ name, content: readFileSync(path.join(folder, name)) }));

/** `keyline-0.1.0-firefox.zip`; what an extension is called is in its manifest alone. */
export async function packageOf(store: Store, files: readonly PackedFile[]): Promise<Package> {
  const manifest = files.find(({ name }) => name === 'manifest.json');
  if (!manifest) throw new Error(`The build for ${store} has no manifest.`);
  const { version }: { version: string } = JSON.parse(manifest.content.toString());
  return { name: `keyline-${version}-${store}.zip`, files, zip: await zipOf(files) };
}

export async function sourcesPackage(root: string): Promise<Package> {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = readSources(root);
  return { name: `keyline-${version}-sources.zip`, files, zip: await zipOf(files) };
}

/** The sources alone, in a folder elsewhere, with the packages that are installed here in place of `npm ci`. */
export function unpackSources(sources: Package, folder: string, root: string): void {
  unpack(sources.files, folder);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}
