/** What a server is started with; `main.ts` reads it from the command line and the environment. */
export interface Config {
  /** Where people reach it, without a slash at its end: `https://keyline.acme.example`. Links are made with it. */
  origin: string;
  /** Signs cookies of the sign-in pages. Never logged. */
  secret: string;
  /** Keyline's version. */
  version: string;
  /** A company's OpenID Connect provider; null = none. */
  singleSignOn: { name: string; issuer: string; clientId: string; clientSecret: string } | null;
  /** Milliseconds a link or code is good for. */
  inviteLasts: number;
  deviceCodeLasts: number;
  /** Requests a minute: of one device, and tries to sign in from one address. */
  rate: { requests: number; signIn: number };
  /** Of pushes; the database's own default unless given. A distributed engine may know this one only. */
  isolation?: 'serializable';
  /** The built dashboard's folder; null = not served. */
  web: string | null;
}

export const defaults = {
  inviteLasts: 7 * 24 * 3_600_000,
  deviceCodeLasts: 10 * 60_000,
  rate: { requests: 600, signIn: 20 },
} as const;
