import { open, readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { seededRandom } from './page/random';

/** The folder in which the browser keeps the databases of an origin. */
export function databaseFolder(profileDir: string, origin: string): string {
  const { hostname, port } = new URL(origin);
  return path.join(profileDir, 'Default', 'IndexedDB', `http_${hostname}_${port}.indexeddb.leveldb`);
}

export const ways = [
  'a byte flipped',
  'many bytes flipped',
  'cut off',
  'zeros',
  'emptied',
  'file gone',
] as const;
export type Way = (typeof ways)[number];

/**
 * One seeded harm (`only`: of this kind, to the log) to one of the database's files, as a disk does it: flipped bytes, an end cut off, zeros, a file gone.
 * Says what was done. The browser must be closed.
 */
export async function harm(folder: string, seed: number, only?: Way): Promise<string> {
  const random = seededRandom(seed * 7919);
  const names = (await readdir(folder))
    .filter((name) => /\.(ldb|log)$|^(MANIFEST|CURRENT)/.test(name))
    .sort();
  // Tables and the log hold the data: they are hit as often as the two small files together, or more.
  const data = names.filter((name) => (only ? /\.log$/ : /\.(ldb|log)$/).test(name));
  const from = (random() < 0.7 || only !== undefined) && data.length > 0 ? data : names;
  const sizes = await Promise.all(
    from.map(async (name) => ({ name, size: (await stat(path.join(folder, name))).size })),
  );
  const hit = sizes.filter(({ size }) => size > 0);
  const target = hit[Math.floor(random() * hit.length)];
  if (!target) throw new Error('nothing to harm');
  const file = path.join(folder, target.name);
  const place = Math.floor(random() * target.size);
  // Bytes flipped and ends cut off are the rule, the others the exception.
  const drawn =
    ways[Math.min(ways.length - 1, Math.floor((random() * 12) / (random() < 0.8 ? 4 : 2)))] ?? ways[0];
  const way = only ?? drawn;
  const length = Math.min(
    target.size - place,
    way === 'a byte flipped' ? 1 : 1 + Math.floor(random() * 4096),
  );
  if (way === 'file gone') await rm(file);
  else if (way === 'emptied') await truncate(file, 0);
  else if (way === 'cut off') await truncate(file, place);
  else {
    const handle = await open(file, 'r+');
    const bytes = Buffer.alloc(length);
    if (way !== 'zeros') {
      await handle.read(bytes, 0, length, place);
      for (let at = 0; at < length; at++) bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    }
    await handle.write(bytes, 0, length, place);
    await handle.close();
  }
  return `${target.name} (${target.size} bytes): ${way} at ${place}`;
}
