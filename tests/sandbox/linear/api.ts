/** `POST https://api.linear.app/graphql`: keys, limits and errors as Linear has them. */
import { buildSchema, graphql } from 'graphql';
import * as z from 'zod/mini';
import { type Call, readJson, sendJson } from '../answer';
import { rootOf } from './resolvers';
import { linearSchema } from './schema';
import type { LinearData } from './types';

/** A personal key (sent bare) and an OAuth token (sent as `Bearer`) that are let in. */
// secretlint-disable-next-line -- a stand-in's
export const linearKey = 'lin_api_standin000000000000000000000000000000000';
export const linearToken = 'lin_oauth_standin0000000000000000000000000000000';
/** A key whose hour is used up. */
// secretlint-disable-next-line -- a stand-in's
export const exhaustedKey = 'lin_api_exhausted0000000000000000000000000000000';

const HOUR = 3_600_000;
const limits = { key: { requests: 2500, points: 3_000_000 }, app: { requests: 5000, points: 2_000_000 } };
const schema = buildSchema(linearSchema);
const bodySchema = z.object({
  query: z.string(),
  variables: z.nullish(z.record(z.string(), z.unknown())),
  operationName: z.nullish(z.string()),
});

/** Requests of each key in this hour. One stand-in's life is shorter than that. */
const used = new Map<string, number>();

export async function answerLinearApi(call: Call, data: LinearData): Promise<void> {
  const { request, response, url } = call;
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  response.setHeader('access-control-allow-methods', 'POST, GET, OPTIONS');
  response.setHeader('access-control-expose-headers', 'x-ratelimit-requests-remaining');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  if (url.pathname !== '/graphql' || request.method !== 'POST')
    return sendJson(response, 404, { error: 'Not Found' });
  const { authorization = '' } = request.headers;
  if (![linearKey, exhaustedKey, `Bearer ${linearToken}`].includes(authorization))
    return fail(
      call,
      401,
      'authentication error',
      'AUTHENTICATION_ERROR',
      'Authentication required, not authenticated',
    );
  const isExhausted = countRequest(call, authorization);
  if (isExhausted)
    return fail(
      call,
      400,
      'ratelimited',
      'RATELIMITED',
      'Rate limit exceeded. Only 2500 requests are allowed per hour.',
    );
  const body = z.safeParse(bodySchema, await readJson(request));
  if (!body.success)
    return fail(call, 400, 'invalid input', 'INVALID_INPUT', 'The request body is no GraphQL request.');
  const result = await graphql({
    schema,
    source: body.data.query,
    rootValue: rootOf(data),
    variableValues: body.data.variables,
    operationName: body.data.operationName,
  });
  // Not even tried: 400. Tried, and failed wholly or in part: 200 with `errors`.
  const status = 'data' in result ? 200 : 400;
  sendJson(response, status, result);
}

function fail({ response }: Call, status: number, type: string, code: string, message: string): void {
  const extensions = { type, code, statusCode: status, userError: true, userPresentableMessage: message };
  sendJson(response, status, { errors: [{ message, extensions }] });
}

/** Writes the limits into the headers; true where the hour is used up. */
function countRequest({ response }: Call, authorization: string): boolean {
  const { requests, points } = limits[authorization.startsWith('Bearer ') ? 'app' : 'key'];
  const count = authorization === exhaustedKey ? requests + 1 : (used.get(authorization) ?? 0) + 1;
  used.set(authorization, count);
  const reset = String((Math.floor(Date.now() / HOUR) + 1) * HOUR);
  const headers: Record<string, string> = {
    'x-ratelimit-requests-limit': String(requests),
    'x-ratelimit-requests-remaining': String(Math.max(0, requests - count)),
    'x-ratelimit-requests-reset': reset,
    'x-ratelimit-complexity-limit': String(points),
    'x-ratelimit-complexity-remaining': String(Math.max(0, points - count * 10)),
    'x-ratelimit-complexity-reset': reset,
    'x-complexity': '10',
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return count > requests;
}
