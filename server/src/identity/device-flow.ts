import { APIError } from 'better-auth/api';
import type { DeviceCode, Token } from '@/lib/protocol/account';
import type { Problem } from '@/lib/protocol/problem';
import type { Config } from '../config';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { type Auth, clientId } from './auth';
import type { Devices } from './devices';
import { personOf } from './names';

const refusals: Record<string, [Problem['code'], string]> = {
  authorization_pending: ['authorization-pending', 'The code waits to be approved.'],
  slow_down: ['slow-down', 'Asked too often.'],
  access_denied: ['access-denied', 'The device was refused.'],
};
const grant = 'urn:ietf:params:oauth:grant-type:device_code' as const;

/** Device authorization (RFC 8628): better-auth keeps the codes, the token at the end is ours. */
export function createDeviceFlow(db: Db, config: Config, auth: Auth, devices: Devices) {
  return {
    /** What the device calls itself travels as the request's scope, so that no other table knows of it. */
    async request({ name, invite }: { name: string; invite?: string }): Promise<DeviceCode> {
      await db
        .deleteFrom('deviceCode')
        .where('expiresAt', '<', new Date(Date.now() - 3_600_000))
        .execute();
      const made = await auth.api.deviceCode({
        // A half of a character has no place in an address.
        body: { client_id: clientId, scope: encodeURIComponent(name.toWellFormed()) },
      });
      const complete = new URL('/device', config.origin);
      complete.searchParams.set('user_code', made.user_code);
      if (invite !== undefined) complete.searchParams.set('invite', invite);
      return {
        deviceCode: made.device_code,
        userCode: made.user_code,
        verificationUri: `${config.origin}/device`,
        verificationUriComplete: complete.href,
        interval: made.interval,
        expiresIn: made.expires_in,
      };
    },

    /** The token, once. better-auth's session that comes with the approval ends at once. */
    async token(deviceCode: string): Promise<Token> {
      const answer = await auth.api
        .deviceToken({ body: { grant_type: grant, device_code: deviceCode, client_id: clientId } })
        .catch((error: unknown) => {
          if (!(error instanceof APIError)) throw error;
          const [code, message] = refusals[String(error.body?.error)] ?? [
            'expired',
            'The code is no longer valid.',
          ];
          throw new ProblemError(code, message);
        });
      const session = await db
        .deleteFrom('session')
        .where('token', '=', answer.access_token)
        .returning('userId')
        .executeTakeFirstOrThrow();
      const user = await personOf(db, session.userId);
      return { token: await devices.add(user.id, nameOf(answer.scope)), user };
    },

    /** What asks to be let in under a code that a person types or follows; null = no such code, or not waiting. */
    async asking(userCode: string): Promise<{ name: string } | null> {
      const found = await db
        .selectFrom('deviceCode')
        .select(['scope', 'status', 'expiresAt'])
        .where('userCode', '=', userCode)
        .executeTakeFirst();
      if (found?.status !== 'pending' || found.expiresAt.getTime() <= Date.now()) return null;
      return { name: nameOf(found.scope ?? '') };
    },

    /** False where the code is no longer good, or somebody else's by now. */
    async answer(userCode: string, approved: boolean, headers: Headers): Promise<boolean> {
      try {
        await auth.api.deviceVerify({ query: { user_code: userCode }, headers });
        const body = { userCode };
        await (approved ? auth.api.deviceApprove({ body, headers }) : auth.api.deviceDeny({ body, headers }));
        return true;
      } catch (error) {
        if (error instanceof APIError) return false;
        throw error;
      }
    },
  };
}
export type DeviceFlow = ReturnType<typeof createDeviceFlow>;

function nameOf(scope: string): string {
  try {
    return decodeURIComponent(scope);
  } catch {
    return scope;
  }
}
