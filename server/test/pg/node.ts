import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './cluster';

/** A server as it is run: its own process, reached over HTTP. */
export interface Node {
  url: string;
  pid: number;
  /** SIGKILL. */
  kill: () => Promise<void>;
  /** SIGTERM, and the data folder goes. */
  stop: () => Promise<void>;
}

export interface NodeOptions {
  /** PGlite in a folder of its own where absent. */
  databaseUrl?: string;
  natsUrl?: string;
  /** Its data folder; a new one where absent. Goes with the server. */
  data?: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** At most so long until it answers, milliseconds; the first start of PGlite takes some seconds. */
const patience = 60_000;

export const newFolder = () => mkdtempSync(path.join(tmpdir(), 'keyline-node-'));

export async function startNode({ databaseUrl, natsUrl, data = newFolder() }: NodeOptions): Promise<Node> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      KEYLINE_DATA: data,
      KEYLINE_PORT: String(port),
      KEYLINE_SECRET: 'one secret for all nodes of a test, long enough',
      KEYLINE_REQUESTS: '1000000',
      KEYLINE_LOG_LEVEL: 'error',
      TSX_TSCONFIG_PATH: path.join(root, 'server/tsconfig.json'),
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...(natsUrl !== undefined && { NATS_URL: natsUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  const { ended, said } = follow(child);
  for (const started = Date.now(); !(await isUp(url)); ) {
    if (child.exitCode !== null || Date.now() - started > patience) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start: ${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** `nats-server` of the system on a port of ours; null = there is none. */
export async function startNats(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  const program = folders.map((folder) => path.join(folder, 'nats-server')).find((file) => existsSync(file));
  if (!program) return null;
  const port = await freePort();
  const child = spawn(program, ['-a', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { ended, said } = follow(child);
  for (const started = Date.now(); !said().includes('Server is ready'); ) {
    if (child.exitCode !== null || Date.now() - started > patience) throw new Error(`nats-server: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `nats://127.0.0.1:${port}`, stop };
}

/** Ours end with us. */
function follow(child: ChildProcess) {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4000);
    });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', kill);
      resolve();
    }),
  );
  return { ended, said: () => said };
}

const isUp = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
};
