import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

const flag = z.pipe(
  z.enum(['', '0', '1', 'false', 'no', 'true', 'yes']),
  z.transform((text) => ['1', 'true', 'yes'].includes(text)),
);
const whole = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, 'is a whole number')),
    z.pipe(z.transform(Number), z.int().check(z.gte(least), z.lte(most))),
  );
const address = (protocol: RegExp) => z.url({ protocol, error: 'is no such address' });
const text = z.string().check(z.minLength(1, 'is empty'));
const postgres = address(/^postgres(ql)?$/);
const http = address(/^https?$/);

/** Each setting: its option on the command line, its variable in the environment, what it has to be. */
const settings = {
  data: { option: 'data', variable: 'KEYLINE_DATA', schema: text },
  port: { option: 'port', variable: 'KEYLINE_PORT', schema: whole(0, 65_535) },
  host: { option: 'host', variable: 'KEYLINE_HOST', schema: text },
  origin: { option: 'origin', variable: 'KEYLINE_ORIGIN', schema: http },
  web: { option: 'web', variable: 'KEYLINE_WEB', schema: text },
  db: { option: 'db', variable: 'KEYLINE_DB', schema: z.enum(['pglite', 'embedded']) },
  databaseUrl: { variable: 'DATABASE_URL', schema: postgres },
  databaseDirectUrl: { variable: 'DATABASE_DIRECT_URL', schema: postgres },
  natsUrl: { variable: 'NATS_URL', schema: text },
  secret: {
    variable: 'KEYLINE_SECRET',
    schema: z.string().check(z.minLength(32, 'has at least 32 characters')),
  },
  issuer: { variable: 'KEYLINE_OIDC_ISSUER', schema: http },
  clientId: { variable: 'KEYLINE_OIDC_CLIENT_ID', schema: text },
  clientSecret: { variable: 'KEYLINE_OIDC_CLIENT_SECRET', schema: text },
  ssoName: { variable: 'KEYLINE_OIDC_NAME', schema: text },
  behindProxy: { option: 'behind-proxy', variable: 'KEYLINE_BEHIND_PROXY', schema: flag },
  metricsToken: {
    variable: 'KEYLINE_METRICS_TOKEN',
    schema: z.string().check(z.minLength(16, 'has at least 16 characters')),
  },
  dumpHours: { option: 'dump-hours', variable: 'KEYLINE_DUMP_HOURS', schema: whole(0, 24 * 7) },
  dumpsKept: { option: 'dumps-kept', variable: 'KEYLINE_DUMPS_KEPT', schema: whole(1, 1000) },
  requests: { option: 'requests', variable: 'KEYLINE_REQUESTS', schema: whole(1, 1_000_000) },
  signIns: { option: 'sign-ins', variable: 'KEYLINE_SIGN_INS', schema: whole(1, 1_000_000) },
  isolation: { option: 'isolation', variable: 'KEYLINE_ISOLATION', schema: z.enum(['serializable']) },
  logLevel: {
    option: 'log-level',
    variable: 'KEYLINE_LOG_LEVEL',
    schema: z.enum(['debug', 'info', 'warn', 'error']),
  },
} as const satisfies Record<string, { option?: string; variable: string; schema: z.ZodMiniType }>;

type Name = keyof typeof settings;
type Values = { [K in Name]?: z.infer<(typeof settings)[K]['schema']> };

/** What the server is started with; a setting that nobody made is undefined here. */
export interface Options extends Values {
  command: 'serve' | 'backup' | 'restore';
  /** Of a backup; '' when serving. */
  file: string;
  replace: boolean;
  /** The first owner's link anew; the one before is void. */
  newInvite: boolean;
}

export type Asked = Options | { help: true } | { problem: string };

const named = [...Object.values(settings).flatMap((one) => ('option' in one ? [one.option] : []))];

/** The command line before the environment. A value that cannot be is named, with why: never a guess in its place. */
export function parseOptions(args: string[], env: Record<string, string | undefined>): Asked {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(named.map((name) => [name, { type: 'string' as const }])),
        'behind-proxy': { type: 'boolean' },
        replace: { type: 'boolean' },
        'new-invite': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  if (parsed.values.help) return { help: true };
  const made: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const option = 'option' in setting ? setting.option : undefined;
    const given = option === undefined ? undefined : parsed.values[option];
    const from = given === undefined ? setting.variable : `--${option}`;
    const value = given === undefined ? env[setting.variable] || undefined : String(given);
    if (value === undefined) continue;
    const checked = z.safeParse(setting.schema, value);
    // The value itself stays unsaid: it may be a secret.
    if (!checked.success)
      return { problem: `${from}: ${checked.error.issues[0]?.message ?? 'is not valid'}` };
    made[name] = checked.data;
  }
  return together(made as Values, parsed.positionals, {
    replace: parsed.values.replace === true,
    newInvite: parsed.values['new-invite'] === true,
  });
}

/** What fits together and what does not. */
function together(
  values: Values,
  words: string[],
  { replace, newInvite }: Pick<Options, 'replace' | 'newInvite'>,
): Asked {
  const [command = 'serve', file = '', ...more] = words;
  if (command !== 'serve' && command !== 'backup' && command !== 'restore')
    return { problem: `There is no command "${command}".` };
  if (command === 'serve' ? file !== '' : file === '' || more.length > 0)
    return { problem: command === 'serve' ? `"${file}" is not understood.` : `${command} takes one FILE.` };
  if (replace && command !== 'restore') return { problem: '--replace belongs to restore.' };
  if (newInvite && command !== 'serve') return { problem: '--new-invite belongs to a start.' };
  if (values.db && values.databaseUrl) return { problem: `--db ${values.db} and DATABASE_URL: which one?` };
  const sso = [values.issuer, values.clientId, values.clientSecret].filter((one) => one !== undefined);
  if (sso.length !== 0 && sso.length !== 3)
    return {
      problem: 'KEYLINE_OIDC_ISSUER, KEYLINE_OIDC_CLIENT_ID and KEYLINE_OIDC_CLIENT_SECRET belong together.',
    };
  return { ...values, command, file, replace, newInvite };
}

export const usage = `Keyline's team server

  npm run server                               start it
  npm run server -- backup FILE                write everything into FILE
  npm run server -- restore FILE [--replace]   read FILE, or a dump of the data folder, into the database

  --data DIR          where it keeps its things (./keyline-data)
  --db pglite         PostgreSQL within this process, in the data folder (default)
  --db embedded       a PostgreSQL server of its own, in the data folder
  DATABASE_URL        postgres://… of yours; DATABASE_DIRECT_URL where that is a transaction pooler
  --port N            4400; 0 takes a free one
  --host ADDRESS      127.0.0.1
  --origin URL        how people reach it, when that is not http://localhost:PORT
  --behind-proxy      the nearest proxy says in X-Forwarded-For who asks
  --web DIR           the built dashboard
  --dump-hours N      hours between dumps of PGlite (6; 0 = only at the end); --dumps-kept N (5)
  --requests N        requests a minute of one device (600); --sign-ins N, of one address (20)
  --isolation serializable   how PostgreSQL keeps pushes apart, where an engine knows this one only
  --new-invite        the first owner's link anew, while nobody is there; the one before is void
  --log-level LEVEL   debug, info, warn, error
  Environment only: NATS_URL, KEYLINE_SECRET, KEYLINE_METRICS_TOKEN,
  KEYLINE_OIDC_ISSUER, KEYLINE_OIDC_CLIENT_ID, KEYLINE_OIDC_CLIENT_SECRET, KEYLINE_OIDC_NAME.
  Each option has a variable too: KEYLINE_DATA, KEYLINE_PORT, … (docs/operations.md).`;
