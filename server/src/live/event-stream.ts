import type { Poke } from '@/lib/protocol/event';
import type { FanOut } from '../parts';

/** What a stream of events lives on. */
export interface StreamParts {
  fanOut: FanOut;
  /** The counters of the workspaces whose pokes it gives; null = whoever reads may read no more, and it ends. */
  standing: () => Promise<ReadonlyMap<string, number> | null>;
  /** Milliseconds between two pings. */
  pingEvery: number;
  /** Calls when the token has ended on this node; gives what ends that. */
  onEnded?: (end: () => void) => () => void;
  ended: () => void;
}

const encoder = new TextEncoder();
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Server-sent events: a `hello`, a `ping` every so often, and pokes. With each ping, and at once where the members of
 * some workspace moved (a poke of counter 0), it looks again at who may read what; a counter that rose without a poke
 * is poked then, and a workspace whose members moved, or that the reader has lost, is told by counter 0. For a reader
 * that is slow one poke a workspace waits, the highest.
 */
export function eventStream(parts: StreamParts): ReadableStream<Uint8Array> {
  const waiting = new Map<string, number>();
  /** Workspaces whose members moved: `heard` since the last look began, `moved` those to be told of. */
  let heard = new Set<string>();
  const moved = new Set<string>();
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
          const pokes: Poke[] = [
            ...[...moved].map((ws) => ({ ws, seq: 0 })),
            ...[...waiting].map(([ws, seq]) => ({ ws, seq })),
          ];
          const text = pokes.map((one) => event('poke', one)).join('');
          const ping = pings > 0 ? event('ping', {}) : '';
          waiting.clear();
          moved.clear();
          pings = 0;
          if (text || ping) controller.enqueue(encoder.encode(text + ping));
        };
        const poke = (ws: string, seq: number) => waiting.set(ws, Math.max(seq, waiting.get(ws) ?? 0));
        const look = async () => {
          const told = heard;
          heard = new Set();
          const now = await parts.standing();
          if (now === null) return end();
          for (const [ws, seq] of now) if (seq > (known.get(ws) ?? -1)) poke(ws, seq);
          // Told once, so that a pull says that the workspace is no longer theirs.
          for (const ws of known.keys()) if (!now.has(ws)) moved.add(ws);
          for (const ws of told) if (now.has(ws)) moved.add(ws);
          known = now;
          flush();
        };
        const lookOnce = () => {
          looking ??= (async () => {
            // What was heard while it looked may be newer than what it saw.
            do
              await look()
                // The database is away: what was known stands until it is back.
                .catch(() => {});
            while (heard.size > 0 && isOpen);
          })().finally(() => {
            looking = null;
          });
          return looking;
        };
        const take = ({ ws, seq }: Poke) => {
          if (early) {
            early.push({ ws, seq });
            return;
          }
          if (seq === 0) {
            heard.add(ws);
            void lookOnce();
          }
          if (seq <= (known.get(ws) ?? Number.POSITIVE_INFINITY)) return;
          known = new Map(known).set(ws, seq);
          poke(ws, seq);
          flush();
        };
        let isOpen = true;
        const stopEnded = parts.onEnded?.(() => end());
        const unsubscribe = parts.fanOut.subscribe(take);
        const timer = setInterval(() => {
          pings = 1;
          void lookOnce().then(flush);
        }, parts.pingEvery);
        end = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(timer);
          unsubscribe();
          stopEnded?.();
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
