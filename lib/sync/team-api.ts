import * as z from 'zod/mini';
import {
  type Account,
  accountSchema,
  type DeviceCode,
  deviceCodeSchema,
  devicesSchema,
  okSchema,
  type Role,
  type ServerInfo,
  serverInfoSchema,
  type Token,
  tokenSchema,
} from '../protocol/account';
import { auditSchema } from '../protocol/audit';
import { type BootstrapLine, bootstrapLineSchema } from '../protocol/bootstrap';
import { type Poke, pingEvery, pokeSchema } from '../protocol/event';
import { limits } from '../protocol/mutation';
import { type Problem, problemSchema } from '../protocol/problem';
import { type PullAnswer, pullAnswerSchema } from '../protocol/pull';
import { type PushAnswer, type PushRequest, pushAnswerSchema } from '../protocol/push';
import {
  inviteAcceptedSchema,
  inviteLinkSchema,
  invitesSchema,
  inviteViewSchema,
  teamMembersSchema,
} from '../protocol/team';

/** The server said no, in its own words; `offline` = it could not be reached, or what came is none of ours. */
export class TeamError extends Error {
  constructor(
    readonly code: Problem['code'] | 'offline',
    message: string,
    readonly problem: Partial<Problem> = {},
  ) {
    super(message);
    this.name = 'TeamError';
  }
}

export interface TeamApiParts {
  /** `https://keyline.acme.example`. */
  server: string;
  token: string | null;
  fetch: typeof fetch;
  signal?: AbortSignal;
}

/** Characters that are listened to: an answer or line holds at most a page of the largest records; a poke is short. */
const mostOf = {
  answer: 5 * limits.page * limits.recordBytes,
  problem: 64 * 1024,
  event: 64 * 1024,
} as const;

export type TeamApi = ReturnType<typeof teamApi>;

/** Every call of a team server. Each answer passes its schema or counts as unreachable. */
export function teamApi(parts: TeamApiParts) {
  const ask = <T>(method: string, path: string, answer: z.ZodMiniType<T>, body?: unknown): Promise<T> =>
    askFor(parts, method, path, answer, body);
  const ws = (workspaceId: string) => `/v1/w/${encodeURIComponent(workspaceId)}`;
  const query = (values: Record<string, string | number | null | undefined>) => {
    const all = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
    return all.length === 0
      ? ''
      : `?${new URLSearchParams(all.map(([name, value]) => [name, String(value)]))}`;
  };
  return {
    info: (): Promise<ServerInfo> => ask('GET', '/v1/server', serverInfoSchema),
    deviceCode: (name: string, invite?: string): Promise<DeviceCode> =>
      ask('POST', '/v1/device/code', deviceCodeSchema, { name, invite }),
    deviceToken: (deviceCode: string): Promise<Token> =>
      ask('POST', '/v1/device/token', tokenSchema, { deviceCode }),
    me: (): Promise<Account> => ask('GET', '/v1/me', accountSchema),
    devices: () => ask('GET', '/v1/devices', devicesSchema),
    endDevice: (id: string) => ask('DELETE', `/v1/devices/${encodeURIComponent(id)}`, okSchema),
    signOut: () => ask('POST', '/v1/sign-out', okSchema, {}),
    signOutEverywhere: () => ask('POST', '/v1/sign-out-everywhere', okSchema, {}),
    createWorkspace: (workspace: { id: string; name: string; memberId: string }) =>
      ask('POST', '/v1/workspaces', okSchema, workspace),
    members: (workspaceId: string) => ask('GET', `${ws(workspaceId)}/members`, teamMembersSchema),
    changeRole: (workspaceId: string, userId: string, role: Role) =>
      ask('PATCH', `${ws(workspaceId)}/members/${encodeURIComponent(userId)}`, okSchema, { role }),
    removeMember: (workspaceId: string, userId: string) =>
      ask('DELETE', `${ws(workspaceId)}/members/${encodeURIComponent(userId)}`, okSchema),
    claim: (workspaceId: string, memberId: string) =>
      ask('POST', `${ws(workspaceId)}/claim`, okSchema, { memberId }),
    invites: (workspaceId: string) => ask('GET', `${ws(workspaceId)}/invites`, invitesSchema),
    invite: (workspaceId: string, invite: { role: Role; email?: string; memberId?: string }) =>
      ask('POST', `${ws(workspaceId)}/invites`, inviteLinkSchema, invite),
    revokeInvite: (workspaceId: string, id: string) =>
      ask('DELETE', `${ws(workspaceId)}/invites/${encodeURIComponent(id)}`, okSchema),
    lookAtInvite: (code: string) => ask('POST', '/v1/invites/look', inviteViewSchema, { code }),
    acceptInvite: (code: string) => ask('POST', '/v1/invites/accept', inviteAcceptedSchema, { code }),
    push: (workspaceId: string, request: PushRequest): Promise<PushAnswer> =>
      ask('POST', `${ws(workspaceId)}/push`, pushAnswerSchema, request),
    pull: (workspaceId: string, cursor: string | null, limit?: number): Promise<PullAnswer> =>
      ask('GET', `${ws(workspaceId)}/pull${query({ cursor, limit })}`, pullAnswerSchema),
    bootstrap: (workspaceId: string): AsyncGenerator<BootstrapLine> =>
      lines(parts, `${ws(workspaceId)}/bootstrap`, bootstrapLineSchema),
    audit: (workspaceId: string, asked: { record?: string; before?: number | null; limit?: number }) =>
      ask('GET', `${ws(workspaceId)}/audit${query(asked)}`, auditSchema),
    /** The whole audit, as NDJSON to be saved. */
    auditExport: async (workspaceId: string): Promise<Blob> =>
      (await call(parts, 'GET', `${ws(workspaceId)}/audit/export`)).blob(),
    /** Pokes until the stream breaks or the signal ends it; `live` once it stands. */
    events: (onPoke: (poke: Poke) => void, live: () => void): Promise<void> => listen(parts, onPoke, live),
  };
}

async function call(
  { server, token, fetch, signal }: TeamApiParts,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${server}${path}`, {
      method,
      signal,
      credentials: 'omit',
      cache: 'no-store',
      // What a person connected to is one server: where it sends on to, nobody asked.
      redirect: 'manual',
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new TeamError('offline', String(error));
  }
  if (response.ok) return response;
  const parsed = z
    .object({ error: problemSchema.shape.error })
    .safeParse(safeJson(await textOf(response, mostOf.problem).catch(() => '')));
  if (!parsed.success) throw new TeamError('offline', `An answer ${response.status} that is none of ours.`);
  throw new TeamError(parsed.data.error.code, parsed.data.error.message, parsed.data.error);
}

async function askFor<T>(
  parts: TeamApiParts,
  method: string,
  path: string,
  answer: z.ZodMiniType<T>,
  body?: unknown,
): Promise<T> {
  const response = await call(parts, method, path, body);
  const parsed = answer.safeParse(safeJson(await textOf(response, mostOf.answer).catch(() => '')));
  if (!parsed.success) throw new TeamError('offline', `${path} answered with something else.`);
  return parsed.data;
}

/** The text of an answer; throws where it does not end in time. */
async function textOf(response: Response, most: number): Promise<string> {
  let text = '';
  for await (const chunk of chunksOf(response)) {
    text += chunk;
    if (text.length > most) throw new Error('an answer without an end');
  }
  return text;
}

/** Nobody who stops listening leaves the server sending. */
async function* chunksOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function* lines<T>(parts: TeamApiParts, path: string, schema: z.ZodMiniType<T>): AsyncGenerator<T> {
  const response = await call(parts, 'GET', path);
  const broken = (why: string) => new TeamError('offline', `${path}: ${why}`);
  if (!response.body) throw broken('no body');
  let rest = '';
  try {
    for await (const chunk of chunksOf(response)) {
      rest += chunk;
      if (rest.length > mostOf.answer) throw broken('a line without an end');
      // A long line comes in many pieces: it is not looked through with each.
      if (!chunk.includes('\n')) continue;
      const whole = rest.split('\n');
      rest = whole.pop() ?? '';
      for (const line of whole) {
        if (line === '') continue;
        const parsed = schema.safeParse(JSON.parse(line));
        if (!parsed.success) throw broken('a line that is none of ours');
        yield parsed.data;
      }
    }
  } catch (error) {
    throw error instanceof TeamError ? error : broken(String(error));
  }
}

async function listen(parts: TeamApiParts, onPoke: (poke: Poke) => void, live: () => void): Promise<void> {
  const { createParser } = await import('eventsource-parser');
  const response = await call(parts, 'GET', '/v1/events');
  if (!response.body) throw new TeamError('offline', 'no body');
  live();
  const parser = createParser({
    maxBufferSize: mostOf.event,
    onEvent({ event, data }) {
      if (event !== 'poke') return;
      const parsed = pokeSchema.safeParse(safeJson(data));
      if (parsed.success) onPoke(parsed.data);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  // A line that has died without a word: the server pings more often than this.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void reader.cancel().catch(() => {}), 3 * pingEvery);
  };
  try {
    for (;;) {
      heard();
      const { value, done } = await reader.read();
      if (done) return;
      parser.feed(value);
    }
  } catch (error) {
    throw new TeamError('offline', String(error));
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
