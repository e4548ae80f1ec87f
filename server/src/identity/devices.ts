import { v7 } from 'uuid';
import type { Device } from '@/lib/protocol/account';
import type { Db } from '../db/open';
import { tellEndedDevice } from '../live/ended-devices';
import type { SignedIn } from '../parts';
import { hashOf, newSecret } from './secret';

/** How long an answer is kept before the database is asked again: another node may have ended the device. */
const keptFor = 45_000;
const keptAtMost = 10_000;
/** `seen_at` is written this seldom. */
const seenEvery = 5 * 60_000;
/** A device that asked nothing for so long signs in again. */
const idleFor = 90 * 24 * 3_600_000;

/** The tokens that open the API: random, given out once, kept as hashes, ended one by one or all of a person's. */
export function createDevices(db: Db, now: () => number) {
  const kept = new Map<string, SignedIn & { until: number }>();
  /** How often something was ended: an answer that was read before is not kept after. */
  let endings = 0;
  const forget = (which: (one: SignedIn) => boolean) => {
    endings++;
    for (const [hash, one] of kept) if (which(one)) kept.delete(hash);
  };

  return {
    async add(userId: string, name: string): Promise<string> {
      const token = newSecret();
      const at = new Date(now());
      await db
        .insertInto('device')
        .values({ id: v7(), token_hash: hashOf(token), user_id: userId, name, created_at: at, seen_at: at })
        .execute();
      return token;
    },

    async whoIs(token: string): Promise<SignedIn | null> {
      const hash = hashOf(token);
      const known = kept.get(hash);
      if (known && known.until > now()) return { userId: known.userId, deviceId: known.deviceId };
      kept.delete(hash);
      const before = endings;
      const found = await db
        .selectFrom('device')
        .select(['id', 'user_id', 'seen_at'])
        .where('token_hash', '=', hash)
        .executeTakeFirst();
      if (!found || found.seen_at.getTime() < now() - idleFor) return null;
      if (found.seen_at.getTime() < now() - seenEvery)
        await db
          .updateTable('device')
          .set({ seen_at: new Date(now()) })
          .where('id', '=', found.id)
          .execute();
      const signedIn = { userId: found.user_id, deviceId: found.id };
      if (before !== endings) return signedIn;
      const [oldest] = kept.keys();
      if (kept.size >= keptAtMost && oldest !== undefined) kept.delete(oldest);
      kept.set(hash, { ...signedIn, until: now() + keptFor });
      return signedIn;
    },

    async list(userId: string, currentId: string): Promise<Device[]> {
      const all = await db
        .selectFrom('device')
        .select(['id', 'name', 'created_at', 'seen_at'])
        .where('user_id', '=', userId)
        .orderBy('seen_at', 'desc')
        .execute();
      return all.map(({ id, name, created_at, seen_at }) => ({
        id,
        name,
        createdAt: created_at.getTime(),
        seenAt: seen_at.getTime(),
        current: id === currentId,
      }));
    },

    /** False where the person has no such device. */
    async end(userId: string, deviceId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('device')
        .where('user_id', '=', userId)
        .where((e) => e(e.cast<string>('id', 'text'), '=', deviceId))
        .executeTakeFirst();
      forget((one) => one.userId === userId && one.deviceId === deviceId);
      if (numDeletedRows > 0n) tellEndedDevice(db, { userId, deviceId });
      return numDeletedRows > 0n;
    },

    async endAll(userId: string): Promise<void> {
      await db.deleteFrom('device').where('user_id', '=', userId).execute();
      forget((one) => one.userId === userId);
      tellEndedDevice(db, { userId, deviceId: null });
    },
  };
}
export type Devices = ReturnType<typeof createDevices>;
