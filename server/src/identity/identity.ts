import type { Config } from '../config';
import type { Db } from '../db/open';
import type { Identity } from '../parts';
import { createAuth, migrateAuth } from './auth';
import { createDeviceFlow } from './device-flow';
import { createDevices } from './devices';

/**
 * Accounts, devices and the flow that makes one; brings better-auth's tables up to date first, over `owner`: past a
 * pooler, as who may make tables.
 */
export async function createIdentity(
  db: Db,
  config: Config,
  now: () => number,
  owner: Db = db,
): Promise<Identity> {
  const auth = createAuth(db, config);
  await migrateAuth(owner === db ? auth : createAuth(owner, config));
  const devices = createDevices(db, now);
  return {
    auth,
    devices,
    deviceFlow: createDeviceFlow(db, config, auth, devices),
    whoIs: devices.whoIs,
    async endEverything(userId) {
      await devices.endAll(userId);
      await db.deleteFrom('session').where('userId', '=', userId).execute();
    },
  };
}
