import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createZip } from '@aklinker1/zero-zip';

export interface PackedFile {
  /** From the package's root, with `/`. */
  name: string;
  content: Buffer;
}

/** A zip of these files that depends on nothing but them: in the order of their names, without times or owners. */
export async function zipOf(files: readonly PackedFile[]): Promise<Buffer> {
  const zip = createZip({ level: 9 });
  // By code units: the order of a language would differ from machine to machine.
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, content } of sorted) zip.addFile(name, content);
  return zip.toBuffer();
}

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Puts the files of a package into a folder, as unpacking its zip would. */
export function unpack(files: readonly PackedFile[], folder: string): void {
  for (const { name, content } of files) {
    const at = path.join(folder, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
}

/** Names of the files that are not the same in both, or in one of them only. */
export function differences(one: readonly PackedFile[], other: readonly PackedFile[]): string[] {
  const left = new Map(one.map(({ name, content }) => [name, sha256(content)]));
  const right = new Map(other.map(({ name, content }) => [name, sha256(content)]));
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((name) => left.get(name) !== right.get(name))
    .sort();
}
