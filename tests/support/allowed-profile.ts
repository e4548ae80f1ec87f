/**
 * A headless Chromium never shows the question of `permissions.request`, so it never answers. A profile in which the
 * extension once had a site among its `host_permissions` is let in there still, as if the person had said yes before.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchWithExtension } from './browser';

export interface AllowedProfile {
  /** A copy of the build, with its own manifest again. */
  extension: string;
  profileDir: string;
  /** Anew, after it was taken back; with the browser closed. */
  allow: () => Promise<void>;
  remove: () => Promise<void>;
}

/** `origins`: match patterns that the manifest does not name and that are allowed all the same. */
export async function profileThatAllows(build: string, origins: readonly string[]): Promise<AllowedProfile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-allowed-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    const profileDir = path.join(folder, 'profile');
    const copy = { build, extension: path.join(folder, 'extension'), profileDir };
    return { ...(await allowIn(copy, origins)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Copy {
  build: string;
  /** Where the copy goes: the extension's id comes from this path. */
  extension: string;
  profileDir: string;
}

/** As above, in a profile that is there or will be. */
export async function allowIn(
  { build, extension, profileDir }: Copy,
  origins: readonly string[],
): Promise<Omit<AllowedProfile, 'remove'>> {
  await rm(extension, { recursive: true, force: true });
  await cp(build, extension, { recursive: true });
  const file = path.join(extension, 'manifest.json');
  const own = await readFile(file, 'utf8');
  const allow = async () => {
    const manifest: { host_permissions: string[] } = JSON.parse(own);
    manifest.host_permissions.push(...origins);
    await writeFile(file, JSON.stringify(manifest));
    const browser = await launchWithExtension({ extension, profileDir });
    await browser.close();
    await writeFile(file, own);
  };
  await allow();
  return { extension, profileDir, allow };
}
