import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { PageParts } from './page';

/** Seconds: the longest that browsers keep a cookie. */
const lasts = 400 * 24 * 3600;

const nameFor = ({ parts }: PageParts) =>
  parts.config.origin.startsWith('https:') ? '__Host-keyline.web' : 'keyline.web';

/** Which device this browser's dashboard is; no script reads it, and it opens nothing by itself. */
export function noteWebDevice(c: Context, on: PageParts, deviceId: string): void {
  const secure = on.parts.config.origin.startsWith('https:');
  setCookie(c, nameFor(on), deviceId, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
    maxAge: lasts,
  });
}

/**
 * Whoever signs out on the server's pages means the dashboard too, whose token is kept by a script that does not run
 * there: on a computer that others use it would stay open for months.
 */
export async function endWebDevice(c: Context, on: PageParts, userId: string | undefined): Promise<void> {
  const deviceId = getCookie(c, nameFor(on));
  if (deviceId === undefined) return;
  if (userId !== undefined) await on.parts.identity.devices.end(userId, deviceId);
  deleteCookie(c, nameFor(on), { path: '/', secure: on.parts.config.origin.startsWith('https:') });
}
