import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmpty } from '../../server/test/pglite-template';
import { addressOf, type Spawned, spawnServer } from '../../server/test/process';

export interface TeamServer {
  /** `http://127.0.0.1:PORT`, the same after each start. */
  readonly origin: string;
  /** The link by which the first owner joins. */
  readonly firstInvite: string;
  /** What it logged since its last start. */
  log: () => string;
  /** Ends it in order: requests are answered, a dump is written. */
  stop: () => Promise<void>;
  kill9: () => Promise<void>;
  /** On the same folder and port. */
  start: () => Promise<void>;
  /** `backup` and `restore` of the command line; the server is stopped. */
  command: (...args: string[]) => Promise<void>;
  /** A path within the folder of this server, for backups. */
  file: (name: string) => string;
  /** Ends it, and removes the folder. */
  close: () => Promise<void>;
}

interface TeamServerOptions {
  /** The built dashboard. */
  web?: string;
  /** True: it makes its database itself, as on somebody's first day. Else that is there, with nothing in it. */
  isFirstDay?: boolean;
}

/** The real server in a process of its own, on this machine only. */
export async function startTeamServer({ web, isFirstDay }: TeamServerOptions = {}): Promise<TeamServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyline-team-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let server: Spawned | null = null;
  const start = async () => {
    // One machine is everybody here: rates are for others.
    server = spawnServer([
      ...['--data', data, '--port', String(port), '--origin', origin],
      ...['--requests', '100000', '--sign-ins', '10000'],
      ...(web === undefined ? [] : ['--web', web]),
    ]);
    await addressOf(server);
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = server;
    server = null;
    ending?.child.kill(signal);
    await ending?.ended;
  };
  const close = async () => {
    await end('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    if (!isFirstDay) await openEmpty(path.join(data, 'pglite')).then((db) => db.destroy());
    await start();
    const { out } = server as unknown as Spawned;
    const firstInvite = /joins here, once: (\S+)/.exec(out())?.[1];
    if (firstInvite === undefined) throw new Error(`It gave no first invite: ${out()}`);
    return {
      origin,
      firstInvite,
      log: () => server?.log() ?? '',
      stop: () => end('SIGTERM'),
      kill9: () => end('SIGKILL'),
      start,
      async command(...args) {
        const run = spawnServer([...args, '--data', data]);
        const code = await run.ended;
        if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${run.out()}${run.log()}`);
      },
      file: (name) => path.join(folder, name),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
