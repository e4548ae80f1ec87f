import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDb } from '../../test/workspace';
import type { Db } from '../db/open';
import { createDevices } from './devices';

let db: Db;
beforeAll(async () => {
  db = await testDb();
});
afterAll(() => db.destroy());

/** The database, but for a lookup whose answer is on its way, as with connections of a pool. */
const answering = (lookup: () => Promise<unknown> | null) =>
  new Proxy(db, {
    get(target, name) {
      const answer = name === 'selectFrom' ? lookup() : null;
      if (answer) return () => ({ select: () => ({ where: () => ({ executeTakeFirst: () => answer }) }) });
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

it('a device that is signed out stays out, also where it was being looked up just then', async () => {
  let lookup: Promise<unknown> | null = null;
  const devices = createDevices(
    answering(() => lookup),
    Date.now,
  );
  const token = await devices.add('user-1', 'Laptop');
  const row = await db.selectFrom('device').select(['id', 'user_id', 'seen_at']).executeTakeFirstOrThrow();
  let goOn = (_row: unknown) => {};
  lookup = new Promise((resolve) => {
    goOn = resolve;
  });
  const asked = devices.whoIs(token);
  lookup = null;
  await devices.endAll('user-1');
  goOn(row);
  expect(await asked).toMatchObject({ userId: 'user-1' });
  expect(await devices.whoIs(token)).toBeNull();
});
