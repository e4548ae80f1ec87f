import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface Spawned {
  child: ChildProcess;
  /** What it said so far, and what it logged. */
  out: () => string;
  log: () => string;
  /** Its exit code; null = ended by a signal. */
  ended: Promise<number | null>;
}

/** The real command, in a process of its own; the test ends it. */
export function spawnServer(args: string[], env: Record<string, string> = {}): Spawned {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/src/main.ts', ...args],
    // Nothing of the outside but what a program needs: a DATABASE_URL of the tests is not the server's.
    {
      cwd: root,
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: path.join(root, 'server/tsconfig.json'), ...env },
    },
  );
  let out = '';
  let log = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => out, log: () => log, ended };
}

/** Its address, once it has said it; throws where it ended before. */
export async function addressOf({ child, out, log }: Spawned): Promise<string> {
  for (;;) {
    const at = /listens on (http:\S+)/.exec(out());
    if (at?.[1] && log().includes('"listening"')) return at[1];
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended: ${out()}${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
