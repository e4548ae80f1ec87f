import { createApp } from '../src/http/app';
import { createIdentity } from '../src/identity/identity';
import { createFanOut } from '../src/live/fan-out';
import type { Parts } from '../src/parts';
import { openGate, testConfig, testParts } from './parts';
import { testDb } from './workspace';

/** The whole HTTP side over real accounts; nobody has to type a password to be somebody. */
export async function realApp(more: Partial<Omit<Parts, 'identity' | 'fanOut' | 'db'>> = {}) {
  const db = await testDb();
  const parts = testParts(db, more);
  const identity = await createIdentity(db, testConfig, parts.now);
  const fanOut = await createFanOut({ log: parts.log });
  const errors: string[] = [];
  const log = {
    ...parts.log,
    error: (what: string, told?: object) => errors.push(`${what} ${JSON.stringify(told)}`),
  };
  const all: Parts = { ...parts, log, identity, fanOut };
  const app = createApp(all, openGate);
  return {
    db,
    parts: all,
    app,
    /** What went wrong on the server's side, in its log's words. */
    errors,
    /** An account with a device; gives the device's token. */
    async signUp(userId: string): Promise<string> {
      const email = `${userId}@acme.example`;
      const user = {
        id: userId,
        name: userId,
        email,
        emailVerified: true,
        createdAt: new Date(),
        updatedAt: new Date(),
      };
      await db.insertInto('user').values(user).execute();
      return identity.devices.add(userId, 'a browser');
    },
    async close() {
      await fanOut.close();
      await db.destroy();
    },
  };
}
export type RealApp = Awaited<ReturnType<typeof realApp>>;
