import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A build with a fault planted in it. */
export interface Altered {
  extension: string;
  remove: () => Promise<void>;
}

/** A copy of a build, altered in its folder. */
export async function altered(build: string, alter: (folder: string) => Promise<void>): Promise<Altered> {
  const extension = await mkdtemp(path.join(os.tmpdir(), 'keyline-altered-'));
  await cp(build, extension, { recursive: true });
  await alter(extension);
  return { extension, remove: () => rm(extension, { recursive: true, force: true }) };
}
