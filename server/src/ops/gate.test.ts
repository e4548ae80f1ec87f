import { describe, expect, it } from 'vitest';
import { createGate } from './gate';

const from = (address: string, headers: Record<string, string>, behindProxy: boolean) =>
  createGate({ requests: 1, signIn: 1 }, { behindProxy }).from(new Request('http://x/', { headers }), {
    incoming: { socket: { remoteAddress: address } },
  });

describe('how many are let through', () => {
  it('is counted by kind and by key, and says when to come again', async () => {
    const gate = createGate({ requests: 3, signIn: 1 }, { behindProxy: false });
    for (let i = 0; i < 3; i++) await gate.limit('requests', 'a');
    await expect(gate.limit('requests', 'a')).rejects.toMatchObject({
      problem: { code: 'too-many-requests', retryAfter: expect.any(Number) },
    });
    await gate.limit('requests', 'b');
    await gate.limit('sign-in', 'a');
    await expect(gate.limit('sign-in', 'a')).rejects.toMatchObject({
      problem: { code: 'too-many-requests' },
    });
  });
});

describe('where a request comes from', () => {
  it.each([
    ['10.0.0.1', {}, false, '10.0.0.1'],
    ['::ffff:10.0.0.1', {}, false, '10.0.0.1'],
    ['10.0.0.1', { 'x-forwarded-for': '9.9.9.9' }, false, '10.0.0.1'],
    ['10.0.0.1', { 'x-forwarded-for': '6.6.6.6, 9.9.9.9' }, true, '9.9.9.9'],
    ['10.0.0.1', {}, true, '10.0.0.1'],
    ['2001:db8::1', {}, false, '2001:db8:0:0'],
    ['2001:db8:0:0:9::1', {}, false, '2001:db8:0:0'],
  ])('%s %j behind a proxy: %s', (address, headers, behindProxy, expected) =>
    expect(from(address, headers, behindProxy)).toBe(expected),
  );
});
