import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFor, type Package, packageOf, type Store, unpackSources } from './package';
import { differences } from './zip';

/** Other surroundings for the second build: what of them got into a package would show. */
const elsewhere = {
  env: { TZ: 'Pacific/Chatham', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  flags: ['--import', fileURLToPath(new URL('later-clock.mjs', import.meta.url))],
};

interface TwiceParts {
  /** The project, for its installed packages. */
  root: string;
  /** An empty folder. */
  work: string;
  /** These alone, by name. */
  entrypoints?: readonly string[];
  /** Done to each copy of the sources, for a test. */
  meddle?: (folder: string) => void;
}

export interface Twice {
  package: Package;
  /** Files that came out otherwise the second time; the zip too, where its bytes differ. */
  differing: string[];
}

/**
 * Builds for a store from the sources package alone, twice: the second time in another folder, time zone and language, more
 * than a year later. The same bytes must come out.
 */
export async function buildTwice(
  store: Store,
  sources: Package,
  { root, work, entrypoints, meddle }: TwiceParts,
): Promise<Twice> {
  const make = async (folder: string, surroundings: Partial<typeof elsewhere> = {}) => {
    unpackSources(sources, folder, root);
    meddle?.(folder);
    const out = path.join(folder, '.output');
    return packageOf(store, await buildFor(store, { root: folder, out, entrypoints, ...surroundings }));
  };
  const [first, second] = await Promise.all([
    make(path.join(work, store, 'first')),
    make(path.join(work, store, 'a folder further down', 'second'), elsewhere),
  ]);
  return { package: first, differing: compare(first, second) };
}

export const compare = (first: Package, second: Package): string[] => [
  ...differences(first.files, second.files),
  ...(first.zip.equals(second.zip) ? [] : [first.name]),
];
