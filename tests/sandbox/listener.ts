/**
 * One port that takes HTTPS and plain HTTP alike: a TLS greeting starts with the byte 22, a request with a letter.
 * So one number is all a browser has to be told, for `https:` and `http:` hosts.
 */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';

const TLS_HANDSHAKE = 22;

export interface Listener {
  port: number;
  close: () => Promise<void>;
}

/** Listens on 127.0.0.1; port 0 = any free one. `listener` tells the two apart by `socket.encrypted`. */
export async function listen(
  certificate: { key: string; cert: string },
  port: number,
  listener: RequestListener,
): Promise<Listener> {
  const secure = createHttpsServer(certificate, listener);
  const plain = createHttpServer(listener);
  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (front.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
