import { connect } from '@nats-io/transport-node';
import type { Bus, BusParts } from './fan-out';

const subject = 'keyline.poke';
/** Milliseconds between two tries to reach it again; it is tried for as long as the node lives. */
const reconnectTimeWait = 1000;

/** Pokes over NATS. It connects again by itself, and takes up its subscription. */
export async function connectNats({ address, onText, log }: BusParts): Promise<Bus> {
  const connection = await connect({
    servers: address.split(','),
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait,
  });
  const subscription = connection.subscribe(subject);
  const reading = (async () => {
    for await (const message of subscription) onText(message.string());
  })();
  const watching = (async () => {
    for await (const { type } of connection.status())
      if (type === 'disconnect' || type === 'reconnect') log.warn(`NATS: ${type}`);
  })();
  reading.catch((error) => log.error('NATS: reading ended', { error: String(error) }));
  watching.catch((error) => log.error('NATS: watching ended', { error: String(error) }));
  await connection.flush();
  return {
    send(text) {
      // While it is away it would keep all of them, and hints are worth nothing later.
      if (!connection.isClosed() && !connection.isDraining() && connection.getServer())
        connection.publish(subject, text);
    },
    async close() {
      await connection.close();
    },
  };
}
