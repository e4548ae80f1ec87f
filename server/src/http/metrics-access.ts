import { createHash, timingSafeEqual } from 'node:crypto';
import { socketAddress } from '../ops/gate';

const hash = (text: string) => createHash('sha256').update(text).digest();

/** From this machine, or with the token. What a proxy on this machine passes on comes from elsewhere. */
export function mayReadMetrics(request: Request, env: unknown, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given !== undefined) return token !== undefined && timingSafeEqual(hash(given), hash(token));
  const isPassedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) =>
    request.headers.has(name),
  );
  return !isPassedOn && /^(127\.|::1$)/.test(socketAddress(env));
}
