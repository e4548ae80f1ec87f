import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildPage, type Variant } from './build';
import { type KillServer, startKillServer } from './server';

/** Pages with the real store and with mutants of it, served on this machine. */
export interface Workshop {
  server: KillServer;
  /** A folder that goes with it. */
  directory: string;
  close: () => Promise<void>;
}

export async function openWorkshop(variants: readonly Variant[]): Promise<Workshop> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'keyline-kill-'));
  for (const variant of variants) await buildPage(variant, path.join(directory, variant));
  const server = await startKillServer(
    Object.fromEntries(variants.map((name) => [name, path.join(directory, name)])),
  );
  return {
    server,
    directory,
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
