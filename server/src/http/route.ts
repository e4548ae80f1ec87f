import type * as z from 'zod/mini';
import type { Role } from '@/lib/protocol/account';
import type { Parts } from '../parts';

type Schema = z.ZodMiniType;
type Of<S> = S extends Schema ? z.infer<S> : undefined;

/** Who may ask: anybody, whoever is signed in, or members of the workspace `:ws` from this role up. */
export type Who = 'anybody' | 'person' | 'viewer' | 'member' | 'admin' | 'owner';

/** From the least to the most. */
export const roles: readonly Role[] = ['viewer', 'member', 'admin', 'owner'];

export interface Call<B = unknown, Q = unknown> {
  parts: Parts;
  params: Record<string, string>;
  query: Q;
  body: B;
  /** Whoever asks; '' where anybody may. */
  userId: string;
  deviceId: string;
  /** Of `:ws`; '' where the path has none. */
  workspaceId: string;
  /** null also where the handler finds the member by itself. */
  role: Role | null;
  request: Request;
  /** The address it came from. */
  from: string;
}

/** One thing the server does: the same lines make the handler, the checks, the OpenAPI document and its fuzz test. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** `/v1/w/:ws/push`. */
  path: string;
  summary: string;
  who: Who;
  /** The handler finds out by itself, in the transaction it needs anyway, whether the person is in `:ws`: any role may. */
  findsMember?: true;
  body?: Schema;
  query?: Schema;
  /** A schema of JSON, or what kind of stream. */
  answer: Schema | 'ndjson' | 'events';
  /** Of the body; 64 KB unless given. */
  maxBytes?: number;
  /** Tries to sign in are counted by address, and fewer. */
  rate?: 'sign-in';
  run: (call: Call) => Promise<unknown>;
}

/** Ties the types of a route's schemas to its handler. A handler may give a `Response` of its own, as streams do. */
export const defineRoute = <
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  A extends Schema | 'ndjson' | 'events' = Schema,
>(
  route: Omit<Route, 'body' | 'query' | 'answer' | 'run'> & {
    body?: B;
    query?: Q;
    answer: A;
    run: (call: Call<Of<B>, Of<Q>>) => Promise<A extends Schema ? z.infer<A> | Response : Response>;
  },
): Route => route as unknown as Route;
