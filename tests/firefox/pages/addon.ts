/** The built extension in Firefox: packed and installed as a person installs a file. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createZip } from '@aklinker1/zero-zip';
import { firefoxExtension } from '../../support/extension';
import type { Firefox } from '../marionette/firefox';

export interface Addon {
  id: string;
  /** Address of a page of the extension; Firefox gives each profile another origin. */
  url: (page: string) => string;
}

/** Packs the build and installs it for good. */
export async function installBuilt(firefox: Firefox): Promise<Addon> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-xpi-'));
  try {
    const file = path.join(folder, 'keyline.xpi');
    await writeFile(file, await packed(firefoxExtension));
    const id = await firefox.installAddon(file);
    return { id, url: await addressOf(firefox, id) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The add-on that the profile already has, once its background has started. */
export async function installedAddon(firefox: Firefox, id: string): Promise<Addon> {
  return { id, url: await addressOf(firefox, id) };
}

async function addressOf(firefox: Firefox, id: string): Promise<Addon['url']> {
  const host = await firefox.runInBrowser(async (addonId: string) => {
    const policy = WebExtensionPolicy.getByID(addonId);
    await policy?.readyPromise;
    return policy?.mozExtensionHostname ?? null;
  }, id);
  if (!host) throw new Error(`Firefox has no add-on ${id}: is its build whole?`);
  return (page) => `moz-extension://${host}/${page}`;
}

async function packed(folder: string): Promise<Buffer> {
  const zip = createZip();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    zip.addFile(path.relative(folder, file).split(path.sep).join('/'), await readFile(file));
  }
  return zip.toBuffer();
}

/** Of the browser's own window; declared as far as it is used. */
declare const WebExtensionPolicy: {
  getByID: (id: string) => { mozExtensionHostname: string; readyPromise: Promise<unknown> } | null;
};
