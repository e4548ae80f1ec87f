import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackedFile } from './zip';

/** What the extension is built from: enough for `npm ci` and `npm run stores`, and nothing of tests and team server. */
const parts = [
  '.npmrc',
  'LICENSE',
  'components',
  'entrypoints',
  'lib',
  'manifest.ts',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/build',
  'scripts/stores',
  'scripts/stores.ts',
  'store/reviewers.md',
  'stubs',
  'tsconfig.json',
  'wxt.config.ts',
] as const;

/** Tests, and what editors and systems leave behind. */
const leftOut = /\.test\.tsx?$|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$|~$|\.swp$/;

/** The sources for reviewers, in a fixed order; the same whether read from a checkout or from sources unpacked before. */
export function readSources(root: string): PackedFile[] {
  return parts
    .flatMap((part) => filesBelow(root, part))
    .filter((name) => !leftOut.test(name))
    .map((name) => ({ name, content: readFileSync(path.join(root, name)) }));
}

/** Files of a folder, or the file itself; from `root`, with `/`. */
export function filesBelow(root: string, part: string): string[] {
  const at = path.join(root, part);
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [part];
    throw error;
  }
}
