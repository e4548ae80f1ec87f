import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Altered, altered } from './altered';

/** A copy of a build whose guard lets everything pass. */
export const withoutGuard = (build: string): Promise<Altered> =>
  altered(build, async (extension) => {
    const chunks = path.join(extension, 'chunks');
    const guard = (await readdir(chunks)).filter((name) => /^frame-guard-.*\.js$/.test(name));
    if (guard.length !== 1) throw new Error(`The build has ${guard.length} guards.`);
    await writeFile(path.join(chunks, `${guard[0]}`), 'export const refusal = async () => null;\n');
  });
