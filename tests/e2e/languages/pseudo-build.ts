/**
 * A copy of the built extension that speaks other texts: what is shipped stays as it is, script for script, and only
 * its catalogues are exchanged. Fails where a text of ours is not in one of them.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { type PseudoName, pseudoTexts } from '../../../scripts/build/pseudo';

export type Texts = Record<string, string>;
type Slot = 'en' | 'de';

/** The catalogues that a build came with, key → text. */
export async function cataloguesOf(extension: string): Promise<Record<Slot, Texts>> {
  const read = async (slot: Slot): Promise<Texts> => {
    const file = path.join(extension, '_locales', slot, 'messages.json');
    const catalogue: Record<string, { message: string }> = JSON.parse(await readFile(file, 'utf8'));
    return Object.fromEntries(Object.entries(catalogue).map(([key, { message }]) => [key, message]));
  };
  return { en: await read('en'), de: await read('de') };
}

/** A catalogue's part as the bundler writes it: a text that is parsed, in any of the three quotes. */
const parsed = /JSON\.parse\((?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)\)/gs;

export interface PseudoBuild {
  /** Directory of the unpacked extension. */
  extension: string;
  /** What stands in each place now. */
  texts: Record<Slot, Texts>;
  remove: () => Promise<void>;
}

/**
 * `as`: which made-up language takes the place of English, and which of German; a place that is not named stays. They are
 * made from the English texts.
 */
export async function pseudoBuild(
  build: string,
  as: Partial<Record<Slot, PseudoName>>,
): Promise<PseudoBuild> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-pseudo-'));
  const extension = path.join(folder, 'extension');
  await cp(build, extension, { recursive: true });
  const catalogues = await cataloguesOf(build);
  const textsOf = (slot: Slot) => (as[slot] ? pseudoTexts(catalogues.en, as[slot]) : catalogues[slot]);
  const texts = { en: textsOf('en'), de: textsOf('de') };
  const left = { en: new Set(Object.keys(texts.en)), de: new Set(Object.keys(texts.de)) };
  const files = await readdir(extension, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const whole = path.join(extension, file);
    const script = await readFile(whole, 'utf8');
    const changed = script.replace(parsed, (found) => exchange(found, catalogues, texts, left));
    if (changed !== script) await writeFile(whole, changed);
  }
  for (const slot of ['en', 'de'] as const)
    if (left[slot].size > 0) throw new Error(`Not in the build: ${[...left[slot]].slice(0, 9).join(', ')}`);
  return { extension, texts, remove: () => rm(folder, { recursive: true, force: true }) };
}

function exchange(
  found: string,
  catalogues: Record<Slot, Texts>,
  texts: Record<Slot, Texts>,
  left: Record<Slot, Set<string>>,
): string {
  const part: unknown = vm.runInNewContext(found);
  if (typeof part !== 'object' || part === null) return found;
  const entries = Object.entries(part as Record<string, unknown>);
  const slot = (['en', 'de'] as const).find(
    (each) => entries.length > 0 && entries.every(([key, text]) => catalogues[each][key] === text),
  );
  if (!slot) return found;
  for (const [key] of entries) left[slot].delete(key);
  const put = Object.fromEntries(entries.map(([key]) => [key, texts[slot][key]]));
  return `JSON.parse(${JSON.stringify(JSON.stringify(put))})`;
}
