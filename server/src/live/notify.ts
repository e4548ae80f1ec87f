import pg from 'pg';
import type { Bus, BusParts } from './fan-out';

const channel = 'keyline_poke';
/** Milliseconds: between two tries to reach the database again, and how long a connection may be silent at TCP's level. */
const pause = { first: 250, longest: 10_000 } as const;

/** Pokes by LISTEN and NOTIFY, over one connection of its own that is opened again when it breaks. */
export async function connectNotify({ address, onText, log }: BusParts): Promise<Bus> {
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const fresh = new pg.Client({ connectionString: address, keepAlive: true });
    const lost = () => {
      if (client !== fresh) return;
      client = null;
      if (closed) return;
      log.warn('LISTEN: the connection broke');
      again(pause.first);
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', ({ payload }) => onText(payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    if (closed) await fresh.end().catch(() => {});
    else client = fresh;
  }

  function again(wait: number): void {
    timer = setTimeout(() => {
      open().then(
        () => log.info('LISTEN: connected again'),
        () => {
          if (!closed) again(Math.min(wait * 2, pause.longest));
        },
      );
    }, wait);
  }

  await open();
  return {
    send(text) {
      client?.query('select pg_notify($1, $2)', [channel, text]).catch(() => {});
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
