import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findPostgres } from './binaries';

/** Data folders and servers of one test file; `close` ends the servers and removes the folders. */
export interface Cluster {
  /** A data folder with nothing in it but the superuser `postgres`. */
  init: (name: string) => string;
  /** A copy of a stopped server's folder: the same cluster, so that it may be its standby. */
  copy: (folder: string, name: string) => string;
  start: (folder: string, options?: StartOptions) => Promise<Server>;
  close: () => Promise<void>;
}

export interface StartOptions {
  /** A random free one where absent. */
  port?: number;
  /** Lines of `postgresql.conf`. */
  settings?: Record<string, string>;
}

export interface Server {
  port: number;
  /** As the superuser. */
  url: string;
  folder: string;
  /** Ends open connections and writes everything down. */
  stop: () => Promise<void>;
  /** kill -9 of the postmaster and of all its children. */
  kill: () => Promise<void>;
}

/** At most so long until a server answers, milliseconds. */
const patience = 60_000;

export function openCluster(): Cluster {
  const { initdb, postgres, runAs } = findPostgres();
  const root = mkdtempSync(path.join(tmpdir(), 'keyline-pg-'));
  chmodSync(root, 0o755);
  const running = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of running) killTree(child);
  };
  process.once('exit', killAll);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const own = (folder: string) => {
    if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(folder, runAs.uid, runAs.gid);
    return folder;
  };

  return {
    init(name) {
      const folder = path.join(root, name);
      mkdirSync(folder, { mode: 0o700 });
      const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale'];
      execFileSync(initdb, ['-D', own(folder), ...flags], { ...runAs, env, stdio: 'pipe' });
      return folder;
    },
    copy(from, name) {
      const folder = path.join(root, name);
      // By `cp`: it keeps the owner of each file.
      execFileSync('cp', ['-a', from, folder]);
      return folder;
    },
    async start(folder, { port, settings = {} } = {}) {
      const at = port ?? (await freePort());
      const all = {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        port: String(at),
        shared_buffers: '64MB',
        max_connections: '80',
        log_min_messages: 'fatal',
        ...settings,
      };
      const lines = Object.entries(all).map(([key, value]) => `${key} = '${value.replaceAll("'", "''")}'`);
      appendFileSync(path.join(folder, 'postgresql.conf'), `\n${lines.join('\n')}\n`);
      const child = spawn(postgres, ['-D', folder], { ...runAs, env, stdio: ['ignore', 'pipe', 'pipe'] });
      running.add(child);
      let said = '';
      child.stderr?.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-4000);
      });
      child.stdout?.resume();
      const ended = new Promise<void>((resolve) =>
        child.once('exit', () => {
          running.delete(child);
          resolve();
        }),
      );
      const url = `postgres://postgres@127.0.0.1:${at}/postgres`;
      await answers(url, child, () => said);
      return {
        port: at,
        url,
        folder,
        async stop() {
          // SIGINT = fast shutdown: open transactions are rolled back, and a checkpoint is written.
          child.kill('SIGINT');
          await ended;
        },
        async kill() {
          killTree(child);
          await ended;
        },
      };
    },
    async close() {
      const all = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      killAll();
      await Promise.all(all);
      process.off('exit', killAll);
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** A cluster with one empty server. */
export async function startServer(options?: StartOptions): Promise<{ cluster: Cluster; server: Server }> {
  const cluster = openCluster();
  const server = await cluster.start(cluster.init('data'), options);
  return { cluster, server };
}

/** The postmaster first, so that it starts nothing anew. */
function killTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) return;
  const children = childrenOf(pid);
  child.kill('SIGKILL');
  for (const each of children) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It saw its postmaster die and went by itself.
    }
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

async function answers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const started = Date.now(); ; ) {
    const client = new pg.Client(url);
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() - started > patience)
        throw new Error(`PostgreSQL did not start: ${said() || error}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
