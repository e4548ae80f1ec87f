import { randomBytes } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pkg from '../../../package.json' with { type: 'json' };
import { type Config, defaults } from '../config';
import { openDatabase, promises } from '../db/database';
import { scheduleDumps, writeDump } from '../db/dump';
import { migrateOnce } from '../db/migrate-once';
import { createApp } from '../http/app';
import { firstInvite } from '../identity/first-invite';
import { createIdentity } from '../identity/identity';
import { identityPages } from '../identity/pages';
import { createFanOut } from '../live/fan-out';
import { createGate } from '../ops/gate';
import { type HttpServer, listen } from '../ops/http-server';
import { createMetrics } from '../ops/metrics';
import { keptSecret } from '../ops/secret';
import { untilThere, type Watch, watchDatabase } from '../ops/watch';
import type { Log, Parts } from '../parts';
import type { Options } from './options';

export interface Running {
  stop: () => Promise<void>;
}

export interface Around {
  log: Log;
  say: (line: string) => void;
  onLost: (error: Error) => void;
  /** Whether it is to end already: then nothing is waited for. */
  isAsked: () => boolean;
}

/** Where things are when nobody says otherwise. */
export const usual = { data: './keyline-data', port: 4400, host: '127.0.0.1' } as const;

/**
 * Starts a server: database, port, then what answers on it. `say` is for people, one line each; the invite link is in
 * there, which no log may have. What was opened is closed again where a later step fails.
 */
export async function start(options: Options, { log, say, onLost, isAsked }: Around): Promise<Running> {
  const data = path.resolve(options.data ?? usual.data);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const ends: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse())
      await Promise.resolve(end()).catch((error: unknown) =>
        log.error('while stopping', { error: String(error) }),
      );
  };
  try {
    const database = await openDatabase({
      data,
      db: options.db,
      databaseUrl: options.databaseUrl,
      databaseDirectUrl: options.databaseDirectUrl,
      onLost,
    });
    ends.push(() => database.close());
    if (database.dump) ends.push(keepDumps(database.dump, data, options, log));
    const http = await listen(options.host ?? usual.host, options.port ?? usual.port);
    ends.push(() => http.stop(10_000));
    const config = await makeConfig(options, data, http.port);
    if (database.mode === 'postgres') await untilThere(() => database.reach(), { log, isAsked });
    const identity = await migrateOnce(database, (owner) =>
      createIdentity(database.db, config, Date.now, owner),
    );
    const fanOut = await createFanOut({
      natsUrl: options.natsUrl ?? null,
      databaseUrl: database.directUrl,
      log,
    });
    ends.splice(-1, 0, () => fanOut.close());
    const watch = watchDatabase(() => database.reach(), log);
    ends.push(() => watch.close());
    const metrics = createMetrics(watch.isUp);
    const parts: Parts = { db: database.db, config, now: Date.now, log, identity, fanOut, metrics };
    open(http, parts, watch, options);
    say(`Keyline ${config.version} listens on http://${shown(options.host ?? usual.host)}:${http.port}`);
    if (!config.origin.endsWith(`:${http.port}`)) say(`People reach it at ${config.origin}`);
    say(promises[database.mode]);
    if (database.dump) say(`Dumps of it are in ${path.join(data, 'dumps')}`);
    const invite = await firstInvite(parts, options.newInvite);
    if (invite?.url) say(`The first owner joins here, once: ${invite.url}`);
    else if (invite)
      say(
        'The first owner’s link was printed at an earlier start, or by another node; --new-invite makes another.',
      );
    log.info('listening', { port: http.port, mode: database.mode, version: config.version });
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function open(http: HttpServer, parts: Parts, watch: Watch, options: Options): void {
  const gate = createGate(parts.config.rate, { behindProxy: options.behindProxy ?? false });
  const app = createApp(parts, gate, {
    pages: identityPages(parts, gate),
    saw: watch.saw,
    ...(options.metricsToken && { metricsToken: options.metricsToken }),
  });
  http.serve((request, env) => app.fetch(request, env));
}

/** `data` is where the secret is kept; null = none is needed. */
export async function makeConfig(options: Options, data: string | null, port: number): Promise<Config> {
  const { issuer, clientId, clientSecret } = options;
  return {
    ...defaults,
    origin: (options.origin ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    secret:
      options.secret ?? (data === null ? randomBytes(32).toString('hex') : await keptSecret(data, 'secret')),
    version: pkg.version,
    singleSignOn:
      issuer && clientId && clientSecret
        ? { name: options.ssoName ?? new URL(issuer).hostname, issuer, clientId, clientSecret }
        : null,
    rate: {
      requests: options.requests ?? defaults.rate.requests,
      signIn: options.signIns ?? defaults.rate.signIn,
    },
    ...(options.isolation && { isolation: options.isolation }),
    web: options.web ? path.resolve(options.web) : await builtWeb(),
  };
}

/** The dashboard as `npm run server` builds it before it starts; null = there is none. */
async function builtWeb(): Promise<string | null> {
  const folder = fileURLToPath(new URL('../../../.output/web', import.meta.url));
  return access(path.join(folder, 'index.html')).then(
    () => folder,
    () => null,
  );
}

/** Dumps from time to time; gives what writes the last one. */
function keepDumps(dump: () => Promise<Blob>, data: string, options: Options, log: Log): () => Promise<void> {
  const folder = path.join(data, 'dumps');
  const write = async () => {
    const file = await writeDump(folder, await dump(), { now: Date.now(), kept: options.dumpsKept ?? 5 });
    log.info('dumped', { file: path.basename(file) });
  };
  const onError = (error: unknown) => log.error('a dump failed', { error: String(error) });
  const end = scheduleDumps(options.dumpHours ?? 6, write, onError);
  return async () => {
    end();
    await write();
  };
}

const shown = (host: string) => (host.includes(':') ? `[${host}]` : host);
