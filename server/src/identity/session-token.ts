import type { Context } from 'hono';
import { deviceCodeRequestSchema, type Token } from '@/lib/protocol/account';
import { ProblemError } from '../http/problem';
import { shown } from './names';
import { type PageParts, personOn } from './page';
import { noteWebDevice } from './web-device';

/**
 * The dashboard's way to a token, from the session of the sign-in pages: the one call that reads a cookie. So it must
 * say where it comes from, and that must be here; a form cannot ask for it, since a form sends no JSON.
 */
export async function sessionToken(c: Context, on: PageParts): Promise<Token> {
  await on.gate.limit('sign-in', on.gate.from(c.req.raw, c.env));
  const site = c.req.header('sec-fetch-site');
  if (c.req.header('origin') !== on.parts.config.origin || (site !== undefined && site !== 'same-origin'))
    throw new ProblemError('forbidden', 'Only this server’s own pages may ask for this.');
  if (!c.req.header('content-type')?.startsWith('application/json'))
    throw new ProblemError('bad-request', 'The body is not JSON.');
  const parsed = deviceCodeRequestSchema.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) throw new ProblemError('bad-request', 'body.name is missing.');
  const person = await personOn(c, on);
  if (!person) throw new ProblemError('unauthorized', 'Sign in first.');
  const token = await on.parts.identity.devices.add(person.id, parsed.data.name);
  const device = await on.parts.identity.whoIs(token);
  if (device) noteWebDevice(c, on, device.deviceId);
  return { token, user: { ...person, name: shown(person.name, person.email) } };
}
