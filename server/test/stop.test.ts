import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from '../src/ops/http-server';

it('a server ends at once where connections are open that never asked, or have their answer', async () => {
  const server = await listen('127.0.0.1', 0);
  server.serve(() => new Response('here'));
  const ahead = connect(server.port, '127.0.0.1');
  await once(ahead, 'connect');
  expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('here');
  const began = performance.now();
  await Promise.all([once(ahead, 'close'), server.stop(10_000)]);
  expect(performance.now() - began).toBeLessThan(3000);
});
