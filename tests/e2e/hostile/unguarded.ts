import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A copy of a build whose guard lets everything pass. */
export async function withoutGuard(
  build: string,
): Promise<{ extension: string; remove: () => Promise<void> }> {
  const extension = await mkdtemp(path.join(os.tmpdir(), 'keyline-unguarded-'));
  await cp(build, extension, { recursive: true });
  const chunks = path.join(extension, 'chunks');
  const guard = (await readdir(chunks)).filter((name) => /^frame-guard-.*\.js$/.test(name));
  if (guard.length !== 1) throw new Error(`The build has ${guard.length} guards.`);
  await writeFile(path.join(chunks, `${guard[0]}`), 'export const refusal = async () => null;\n');
  return { extension, remove: () => rm(extension, { recursive: true, force: true }) };
}
