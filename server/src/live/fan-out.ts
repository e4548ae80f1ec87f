import type { Poke } from '@/lib/protocol/event';
import type { FanOut, Log } from '../parts';
import { connectNats } from './nats';
import { connectNotify } from './notify';

/** How pokes reach other nodes, and come from them. */
export interface Bus {
  send: (text: string) => void;
  close: () => Promise<void>;
}

export interface BusParts {
  address: string;
  /** A text that another node has sent, or this one. */
  onText: (text: string) => void;
  log: Log;
}

export interface FanOutParts {
  natsUrl?: string | null;
  /** A direct connection to PostgreSQL, past any pooler; without it and NATS pokes stay on this node. */
  databaseUrl?: string | null;
  log: Log;
}

const shape = /^(?<node>[\w-]{36}) (?<ws>[0-9a-f-]{36}) (?<seq>\d{1,16})$/;

/**
 * A poke is a hint: those of one workspace that fall into one turn are one, none is kept for a bus that is away, and
 * streams look after what was lost at each of their pings.
 */
export async function createFanOut({ natsUrl, databaseUrl, log }: FanOutParts): Promise<FanOut> {
  const node = crypto.randomUUID();
  const listeners = new Set<(poke: Poke) => void>();
  const tell = (poke: Poke) => {
    for (const listener of [...listeners]) listener(poke);
  };
  const onText = (text: string) => {
    const found = shape.exec(text)?.groups;
    if (found?.ws && found.node !== node) tell({ ws: found.ws, seq: Number(found.seq) });
  };
  const bus = natsUrl
    ? await connectNats({ address: natsUrl, onText, log })
    : databaseUrl
      ? await connectNotify({ address: databaseUrl, onText, log })
      : null;

  /** The highest counter by workspace, and whether its members moved. */
  const waiting = new Map<string, { seq: number; moved: boolean }>();
  const flush = () => {
    const all = [...waiting];
    waiting.clear();
    for (const [ws, { seq, moved }] of all)
      for (const one of [...(moved ? [0] : []), ...(seq > 0 ? [seq] : [])]) {
        bus?.send(`${node} ${ws} ${one}`);
        tell({ ws, seq: one });
      }
  };
  return {
    publish({ ws, seq }) {
      if (waiting.size === 0) setImmediate(flush);
      const before = waiting.get(ws) ?? { seq: 0, moved: false };
      waiting.set(ws, { seq: Math.max(before.seq, seq), moved: before.moved || seq === 0 });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      flush();
      listeners.clear();
      await bus?.close();
    },
  };
}
