import type { Poke } from '@/lib/protocol/event';
import type { FanOut } from '../parts';

/** What a stream of events lives on. */
export interface StreamParts {
  fanOut: FanOut;
  /** The counters of the workspaces whose pokes it gives; null = whoever reads may read no more, and it ends. */
  standing: () => Promise<ReadonlyMap<string, number> | null>;
  /** Milliseconds between two pings. */
  pingEvery: number;
  ended: () => void;
}

const encoder = new TextEncoder();
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Server-sent events: a `hello`, a `ping` every so often, and pokes. With each ping, and at once where the members of
 * some workspace moved (a poke of counter 0), it looks again at who may read what; a counter that rose without a poke
 * is poked then. For a reader that is slow one poke a workspace waits, the highest.
 */
export function eventStream(parts: StreamParts): ReadableStream<Uint8Array> {
  const waiting = new Map<string, number>();
  let known: ReadonlyMap<string, number> = new Map();
  /** Pokes that came before it was known whose they are. */
  let early: Poke[] | null = [];
  let pings = 0;
  let looking: Promise<void> | null = null;
  let end = () => {};
  let flush = () => {};

  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        flush = () => {
          if ((controller.desiredSize ?? 0) <= 0) return;
          const text = [...waiting].map(([ws, seq]) => event('poke', { ws, seq } satisfies Poke)).join('');
          const ping = pings > 0 ? event('ping', {}) : '';
          waiting.clear();
          pings = 0;
          if (text || ping) controller.enqueue(encoder.encode(text + ping));
        };
        const poke = (ws: string, seq: number) => waiting.set(ws, Math.max(seq, waiting.get(ws) ?? 0));
        const look = async () => {
          const now = await parts.standing();
          if (now === null) return end();
          for (const [ws, seq] of now) if (seq > (known.get(ws) ?? -1)) poke(ws, seq);
          // Told once, so that a pull says that the workspace is no longer theirs.
          for (const ws of known.keys()) if (!now.has(ws)) poke(ws, 0);
          known = now;
          flush();
        };
        const lookOnce = () => {
          looking ??= look()
            // The database is away: what was known stands until it is back.
            .catch(() => {})
            .finally(() => {
              looking = null;
            });
          return looking;
        };
        const take = ({ ws, seq }: Poke) => {
          if (early) {
            early.push({ ws, seq });
            return;
          }
          if (seq === 0) void lookOnce();
          if (seq <= (known.get(ws) ?? Number.POSITIVE_INFINITY)) return;
          known = new Map(known).set(ws, seq);
          poke(ws, seq);
          flush();
        };
        const unsubscribe = parts.fanOut.subscribe(take);
        const timer = setInterval(() => {
          pings = 1;
          void lookOnce().then(flush);
        }, parts.pingEvery);
        let isOpen = true;
        end = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(timer);
          unsubscribe();
          parts.ended();
          try {
            controller.close();
          } catch {
            // The reader went first.
          }
        };
        known = (await parts.standing().catch(() => null)) ?? new Map();
        if (!isOpen) return;
        controller.enqueue(encoder.encode(event('hello', {})));
        const missed = early ?? [];
        early = null;
        for (const one of missed) take(one);
      },
      // The reader has room again for what waited.
      pull: () => flush(),
      cancel: () => end(),
    },
    { highWaterMark: 16 },
  );
}
