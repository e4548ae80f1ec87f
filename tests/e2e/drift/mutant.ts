import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { builtExtension } from '../../support/extension';

/** What is done to a content script of the build: a text for another, or something at its end. */
export type Fault = readonly [from: string, to: string] | { append: string };

/** A copy of the build with faults in one host's content script; the folder is the caller's to remove. */
export async function mutantOf(
  host: string,
  ...faults: readonly Fault[]
): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'keyline-mutant-'));
  await cp(builtExtension, dir, { recursive: true });
  const script = path.join(dir, 'content-scripts', `${host}.js`);
  let code = await readFile(script, 'utf8');
  for (const fault of faults) {
    const changed = 'append' in fault ? `${code}\n;${fault.append}` : code.replaceAll(...fault);
    if (changed === code) throw new Error(`Nothing to change in the script of ${host}.`);
    code = changed;
  }
  await writeFile(script, code);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
