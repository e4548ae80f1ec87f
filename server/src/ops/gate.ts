import type { HttpBindings } from '@hono/node-server';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config';
import type { Gate } from '../http/mount';
import { ProblemError } from '../http/problem';

/** Counted in this node's memory, by the minute: with several nodes each lets that many through. */
export function createGate(rate: Config['rate'], { behindProxy }: { behindProxy: boolean }): Gate {
  const limiters = {
    requests: new RateLimiterMemory({ points: rate.requests, duration: 60 }),
    'sign-in': new RateLimiterMemory({ points: rate.signIn, duration: 60 }),
  };
  return {
    async limit(kind, key) {
      try {
        await limiters[kind].consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new ProblemError('too-many-requests', 'Too many requests. Wait a little.', { retryAfter });
      }
    },
    from(request, env) {
      const socket = socketAddress(env);
      if (!behindProxy) return network(socket);
      // The nearest proxy wrote the last one; those before it anybody may have made up.
      const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
      return network(forwarded || socket);
    },
  };
}

/** '' where there is no socket, as in tests. */
export function socketAddress(env: unknown): string {
  const { incoming } = (env ?? {}) as Partial<HttpBindings>;
  return incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}

/** One household or office has a whole /64 of IPv6: it counts as one. */
function network(address: string): string {
  if (!address.includes(':')) return address.slice(0, 64);
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
