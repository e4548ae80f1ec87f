/**
 * `npm run stores [-- --only chrome|edge|firefox …] [--out DIR]`: the packages for the stores, and the sources for Firefox's
 * reviewers, with a list of their SHA-256. Each is built twice from the sources package alone; the exit code is 1 where not the
 * same bytes come out. The default folder is `.output/stores`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Package, type Store, sourcesPackage, stores } from './stores/package';
import { buildTwice } from './stores/twice';
import { sha256 } from './stores/zip';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: path.join(root, '.output/stores') },
  },
});
const isStore = (name: string): name is Store => stores.some((store) => store === name);
for (const name of values.only) if (!isStore(name)) throw new Error(`no store ${name}: ${stores.join(', ')}`);
const chosen = stores.filter((store) => values.only.length === 0 || values.only.includes(store));

const work = mkdtempSync(path.join(tmpdir(), 'keyline-stores-'));
let differing: string[] = [];
const packages: Package[] = [];
try {
  const sources = await sourcesPackage(root);
  for (const store of chosen) {
    console.log(`Building for ${store} …`);
    const twice = await buildTwice(store, sources, { root, work });
    packages.push(twice.package);
    differing = [...differing, ...twice.differing.map((name) => `${store}: ${name}`)];
  }
  packages.push(sources);
} finally {
  rmSync(work, { recursive: true, force: true });
}

mkdirSync(values.out, { recursive: true });
for (const { name, zip } of packages) writeFileSync(path.join(values.out, name), zip);
const sums = packages.map(({ name, zip }) => `${sha256(zip)}  ${name}`);
writeFileSync(path.join(values.out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
console.log(
  `${sums.join('\n')}\n\n${packages.length} packages in ${path.relative(process.cwd(), values.out) || '.'}`,
);
if (differing.length > 0) console.error(`Not the same bytes the second time:\n${differing.join('\n')}`);
else console.log('Built twice: the same bytes.');
process.exitCode = differing.length > 0 ? 1 : 0;
