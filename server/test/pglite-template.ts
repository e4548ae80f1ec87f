import { openAsBlob } from 'node:fs';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Db, openPglite } from '../src/db/open';

const version = createRequire(import.meta.url)('../../package.json').dependencies['@electric-sql/pglite'];
const file = path.resolve(
  import.meta.dirname,
  `../../node_modules/.cache/keyline/pglite-${version}-empty.tar`,
);

/** A data folder of PGlite with nothing in it. To make one takes seconds of processor: made once a checkout. */
export async function emptyFolder(): Promise<Blob> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const lite = await PGlite.create();
    const made = await lite.dumpDataDir('none');
    await lite.close();
    await mkdir(path.dirname(file), { recursive: true });
    // Whole or not at all: another test's process may be looking.
    await writeFile(`${file}.${process.pid}`, Buffer.from(await made.arrayBuffer()));
    await rename(`${file}.${process.pid}`, file);
  }
  return openAsBlob(file);
}

/** A database without tables: `memory:`, or in a folder that is not there yet. */
export async function openEmpty(address: string): Promise<Db> {
  if (address !== 'memory:') await mkdir(path.dirname(address), { recursive: true, mode: 0o700 });
  return (await openPglite(address, await emptyFolder())).db;
}
