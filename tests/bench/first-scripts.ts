import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The scripts a page of a build loads before its first screen: its own and what that imports statically. */
export async function firstScripts(folder: string, page: string): Promise<string[]> {
  const textOf = (name: string) => readFile(path.join(folder, name), 'utf8');
  const seen = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    const imports = (await textOf(name)).matchAll(
      /(?:^|[;}\n])(?:import|export)[^;'"()]*?["'](\.{1,2}\/[^"']+\.js)["']/g,
    );
    for (const [, target = ''] of imports)
      await visit(path.posix.normalize(path.posix.join(path.posix.dirname(name), target)));
  };
  for (const [, name = ''] of (await textOf(page)).matchAll(/(?:src|href)="\/([^"]+\.js)"/g))
    await visit(name);
  if (seen.size === 0) throw new Error(`${page} of the build loads no script.`);
  return [...seen];
}
