import * as z from 'zod/mini';
import type { ApiFailure, ApiParts } from './api-types';

/** Longer answers are not read. Bytes. */
const maxLength = 4_000_000;

export type Asked<T> = { ok: true; value: T } | { ok: false; error: ApiFailure; status?: number };

/**
 * One request, guarded: an answer counts only with a good status, a JSON content type and the expected shape. A
 * login page comes as 200 with HTML, or as a redirect to another domain.
 */
export async function ask<S extends z.ZodMiniType>(
  url: string,
  schema: S,
  { fetch, signal }: ApiParts,
  init: RequestInit = {},
): Promise<Asked<z.infer<S>>> {
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'include',
      redirect: 'manual',
      ...init,
      headers: { accept: 'application/json', ...init.headers },
      ...(signal && { signal }),
    });
  } catch {
    return { ok: false, error: { code: 'offline' } };
  }
  const { status } = response;
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  if (response.type === 'opaqueredirect' || status === 401 || (status >= 300 && status < 400))
    return { ok: false, error: { code: 'signed-out' }, status };
  if (status === 429) return { ok: false, error: rateLimited(response), status };
  if (status === 403) return { ok: false, error: { code: 'refused' }, status };
  if (response.ok && !isJson) return { ok: false, error: { code: 'signed-out' }, status };
  if (Number(response.headers.get('content-length') ?? 0) > maxLength)
    return { ok: false, error: { code: 'unexpected' }, status };
  const body = await readJson(response);
  if (!response.ok) return { ok: false, error: { code: 'unexpected' }, status };
  const parsed = z.safeParse(schema, body);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, error: { code: 'unexpected' }, status };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text.length > maxLength ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds; a minute where the host does not say, and never more than an hour. */
function rateLimited({ headers }: Response): ApiFailure {
  const seconds = Number(headers.get('retry-after') ?? 60);
  const waitMs = Math.min(Math.max(Number.isFinite(seconds) ? seconds : 60, 1), 3600) * 1000;
  return { code: 'rate-limited', waitMs };
}
