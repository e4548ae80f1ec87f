import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Role } from '@/lib/protocol/account';
import { uuidSchema } from '@/lib/protocol/mutation';
import { asPerson } from '../db/as-person';
import type { Parts } from '../parts';
import { ProblemError } from './problem';
import { type Call, type Route, roles } from './route';

/** What a route needs of the world besides its parts; counted requests are refused by `limit`. */
export interface Gate {
  /** Throws where there were too many; `key` is a device or an address. */
  limit: (kind: 'requests' | 'sign-in', key: string) => Promise<void>;
  /** The address a request came from. */
  from: (request: Request, env: unknown) => string;
}

/** Hangs routes into the app: rate, body size, who it is, which role, then the schemas, then the handler. */
export function mount(app: Hono, routes: readonly Route[], parts: Parts, gate: Gate): void {
  for (const route of routes) {
    const maxSize = route.maxBytes ?? 64 * 1024;
    const onError = () => {
      throw new ProblemError('too-large', `A request has at most ${maxSize} bytes here.`);
    };
    app.on(route.method, [route.path], bodyLimit({ maxSize, onError }), async (c) => {
      const from = gate.from(c.req.raw, c.env);
      const signedIn = await whoAsks(parts, c.req.header('authorization'));
      // Before the refusal: whoever guesses tokens is counted too.
      await gate.limit(route.rate === 'sign-in' ? 'sign-in' : 'requests', signedIn?.deviceId ?? from);
      if (!signedIn && route.who !== 'anybody') throw new ProblemError('unauthorized', 'Sign in first.');
      const params = c.req.param() as Record<string, string>;
      const { workspaceId, role } = await within(route, parts, params.ws, signedIn?.userId ?? '');
      const call: Call = {
        parts,
        params,
        query: read(route.query, c.req.query(), 'query'),
        body: route.body ? read(route.body, await json(c.req.raw), 'body') : undefined,
        userId: signedIn?.userId ?? '',
        deviceId: signedIn?.deviceId ?? '',
        workspaceId,
        role,
        request: c.req.raw,
        from,
      };
      const answer = await route.run(call);
      return answer instanceof Response ? answer : c.json(answer as object);
    });
  }
}

async function whoAsks(parts: Parts, header: string | undefined) {
  const token = /^Bearer ([\w.~+/=-]{16,512})$/.exec(header ?? '')?.[1];
  return token ? parts.identity.whoIs(token) : null;
}

/** A workspace that one is no member of is not there, as far as one may know. */
async function within(route: Route, { db }: Parts, ws: string | undefined, userId: string) {
  if (ws === undefined) return { workspaceId: '', role: null };
  if (!uuidSchema.safeParse(ws).success) throw new ProblemError('not-found', 'There is no such workspace.');
  if (route.findsMember) return { workspaceId: ws, role: null };
  const found = await asPerson(db, { workspaceId: ws, userId }, (tx) =>
    tx
      .selectFrom('member')
      .select('role')
      .where('workspace_id', '=', ws)
      .where('user_id', '=', userId)
      .executeTakeFirst(),
  );
  const role: Role | null = found?.role ?? null;
  if (!role) throw new ProblemError('not-found', 'There is no such workspace.');
  const least = roles.indexOf(route.who as Role);
  if (roles.indexOf(role) < least) throw new ProblemError('forbidden', 'Your role does not allow this.');
  return { workspaceId: ws, role };
}

async function json(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('bad-request', 'The body is not JSON.');
  }
}

function read(schema: Route['body'], value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProblemError(
    'bad-request',
    issue ? `${[where, ...issue.path].join('.')}: ${issue.message}` : where,
  );
}
