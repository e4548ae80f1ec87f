import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A secret made once and kept in the data folder, readable by its owner alone. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(file, 0o600);
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length < 32) throw new Error(`${file} is damaged: it holds no secret of 32 characters.`);
  return kept;
}
