import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
  /** Module specifiers of its imports and re-exports; aliases and relative ones resolved from the root. */
  imports: string[];
}

const folders = ['entrypoints', 'components', 'lib', 'web', 'server', 'tests', 'scripts'];
const importPattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g;

function resolve(from: string, specifier: string): string {
  const target = specifier.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier))
    : specifier.replace(/^@\//, '');
  return existsSync(path.join(root, target, 'index.ts')) ? `${target}/index` : target;
}

/** Every TypeScript file of the project. */
export const sources: SourceFile[] = folders
  .flatMap((folder) => readFolder(folder))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const imports = [...text.matchAll(importPattern)].map(([, specifier]) => resolve(file, specifier ?? ''));
    return { path: file, text, imports };
  });

function readFolder(folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  } catch {
    return [];
  }
}

export const isTest = (file: string) => file.startsWith('tests/') || /\.test\.tsx?$/.test(file);
export const shipped = sources.filter(
  (file) => /^(entrypoints|components|lib|web)\//.test(file.path) && !isTest(file.path),
);
export const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
