import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const shape = /^keyline-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/;

/** Writes a dump beside its place first: one that was cut off never looks like one. Keeps the newest `kept`. */
export async function writeDump(
  folder: string,
  dump: Blob,
  { now, kept }: { now: number; kept: number },
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const file = path.join(folder, `keyline-${stamp}Z.tar.gz`);
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(Buffer.from(await dump.arrayBuffer()));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  const all = (await readdir(folder)).sort();
  const dumps = all.filter((name) => shape.test(name));
  const old = dumps.slice(0, Math.max(0, dumps.length - kept));
  const cutOff = all.filter((name) => name.endsWith('.part'));
  for (const name of [...old, ...cutOff]) await rm(path.join(folder, name), { force: true });
  return file;
}

/** A dump every `hours`, one at a time; 0 = never. A dump that fails is said and tried again at the next turn. */
export function scheduleDumps(
  hours: number,
  dump: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => void {
  if (hours === 0) return () => {};
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    await dump().catch(onError);
    busy = false;
  }, hours * 3_600_000).unref();
  return () => clearInterval(timer);
}
