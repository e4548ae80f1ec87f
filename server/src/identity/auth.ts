import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { deviceAuthorization, genericOAuth } from 'better-auth/plugins';
import type { Config } from '../config';
import type { Db } from '../db/open';

/** The one client of the device flow: Keyline itself. */
export const clientId = 'keyline';
/** The name of the company's provider in better-auth's addresses. */
export const providerId = 'sso';
export const passwordLength = { min: 10, max: 128 } as const;
/** Seconds between two questions whether a code was approved. */
const pollEvery = 2;

/**
 * better-auth over our database. It keeps accounts, passwords and the sign-in pages' own sessions; nothing of its HTTP
 * side is reachable but the provider's way back (see pages.ts), and none of its tokens opens the API: a device's token
 * is ours (see devices.ts), so its bearer plugin is not needed.
 */
export function createAuth(db: Db, config: Config) {
  const { singleSignOn } = config;
  return betterAuth({
    baseURL: config.origin,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    // Its lines name addresses of people.
    logger: { disabled: true },
    trustedOrigins: [config.origin],
    onAPIError: { errorURL: `${config.origin}/sign-in?failed=sso` },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    // Only the sign-in pages use these; Lax, since a provider sends people back from its own site.
    session: { expiresIn: 12 * 3600, disableSessionRefresh: true },
    // Whoever was invited by link chose an address that nobody proved: a provider's account never joins it unasked.
    account: { accountLinking: { disableImplicitLinking: true } },
    advanced: { cookiePrefix: 'keyline', useSecureCookies: config.origin.startsWith('https:') },
    // Sign-in is counted by our gate, as all else.
    rateLimit: { enabled: false },
    plugins: [
      deviceAuthorization({
        verificationUri: '/device',
        interval: `${pollEvery}s`,
        expiresIn: `${Math.ceil(config.deviceCodeLasts / 1000)}s`,
        validateClient: (id) => id === clientId,
      }),
      ...(singleSignOn
        ? [
            genericOAuth({
              config: [
                {
                  providerId,
                  discoveryUrl: `${singleSignOn.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: singleSignOn.clientId,
                  clientSecret: singleSignOn.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
}
export type Auth = ReturnType<typeof createAuth>;

/** Its tables. Servers that start together do this one at a time (see migrate-once.ts). */
export async function migrateAuth(auth: Auth): Promise<void> {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
}
