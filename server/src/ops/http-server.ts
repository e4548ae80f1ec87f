import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

export interface HttpServer {
  port: number;
  /** From now on requests go here; before, they are asked to come again. */
  serve: (fetch: Fetch) => void;
  /** Takes nobody in any more, ends event streams, waits for the other requests up to `most` milliseconds. */
  stop: (most: number) => Promise<void>;
}

const starting = () =>
  new Response('{"error":{"code":"unavailable","message":"Starting.","retryAfter":1}}', {
    status: 503,
    headers: { 'content-type': 'application/json', 'retry-after': '1' },
  });

/** Milliseconds a client has for its headers, and for the whole of a request; looked after at each `interval`. */
export const patience = { headers: 10_000, request: 30_000, interval: 2_000 };

/** A port, with limits on clients that send slowly or a lot of headers. */
export async function listen(host: string, port: number, waits = patience): Promise<HttpServer> {
  let fetch: Fetch = starting;
  const streams = new Set<HttpBindings['outgoing']>();
  const server = createAdaptorServer({
    async fetch(request, env) {
      const { outgoing } = env as HttpBindings;
      const response = await fetch(request, env as HttpBindings);
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        streams.add(outgoing);
        outgoing.once('close', () => streams.delete(outgoing));
      }
      return response;
    },
    serverOptions: {
      headersTimeout: waits.headers,
      requestTimeout: waits.request,
      keepAliveTimeout: 65_000, // longer than the minute that proxies keep theirs
      connectionsCheckingInterval: waits.interval,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    serve: (next) => {
      fetch = next;
    },
    async stop(most) {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of streams) stream.destroy();
      // Browsers open some ahead; Node takes one that has never asked for busy.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), most);
      server.closeIdleConnections();
      await ended;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
