import { execFileSync } from 'node:child_process';
import { migrate } from '@/server/src/db/migrate';
import { type Db, openDb } from '@/server/src/db/open';
import { createDevices } from '@/server/src/identity/devices';
import { startServer } from '@/server/test/pg/cluster';
import { makeWorkspace } from '@/server/test/workspace';

/** A PostgreSQL of the bench's own, with Keyline's tables: control and subject work on the same. */
export interface Place {
  url: string;
  db: Db;
  workspace: (...users: string[]) => Promise<string>;
  /** A device's token. */
  token: (userId: string) => Promise<string>;
  close: () => Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const { cluster, server } = await startServer({ settings: { shared_buffers: '256MB' } });
  const db = await openDb(server.url, 4);
  await migrate(db);
  const devices = createDevices(db, Date.now);
  return {
    url: server.url,
    db,
    workspace: (...users) =>
      makeWorkspace(db, Object.fromEntries(users.map((user) => [user, 'member' as const]))),
    token: (userId) => devices.add(userId, 'bench'),
    async close() {
      await db.destroy();
      await cluster.close();
    },
  };
}

/** Resident memory of a process, MB. */
export const residentOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
