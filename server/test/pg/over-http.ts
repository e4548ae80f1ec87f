import { createParser } from 'eventsource-parser';
import { type Poke, pokeSchema } from '@/lib/protocol/event';
import type { PushAnswer, PushRequest } from '@/lib/protocol/push';
import { Away } from './load';

/** One push over HTTP; what may pass with time is `Away`. */
export function pushOver(url: () => string, token: string, workspaceId: string) {
  return async (request: PushRequest): Promise<PushAnswer> => {
    let answer: Response;
    try {
      answer = await fetch(`${url()}/v1/w/${workspaceId}/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
    } catch (error) {
      throw new Away(String(error));
    }
    const text = await answer.text().catch((error) => {
      throw new Away(String(error));
    });
    if (answer.status === 503) throw new Away(text);
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    return JSON.parse(text);
  };
}

/** One open stream of events. */
export interface Stream {
  /** Resolves with the instant (`performance.now`) at which a poke of this workspace from `seq` on came. */
  poke: (workspaceId: string, seq: number) => Promise<number>;
  close: () => void;
}

export async function openStream(url: string, token: string): Promise<Stream> {
  const abort = new AbortController();
  const answer = await fetch(`${url}/v1/events`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: abort.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`events: ${answer.status} ${await answer.text()}`);
  const seen = new Map<string, { seq: number; at: number }>();
  const waiting = new Set<() => void>();
  let over: string | null = null;
  const tell = () => {
    for (const each of waiting) each();
  };
  let begin = () => {};
  const hello = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === 'hello') begin();
      if (event !== 'poke') return;
      const poke: Poke = pokeSchema.parse(JSON.parse(data));
      seen.set(poke.ws, { seq: poke.seq, at: performance.now() });
      tell();
    },
  });
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  };
  read()
    .then(
      () => 'the stream ended',
      (error) => String(error),
    )
    .then((why) => {
      over = why;
      tell();
    });
  await hello;
  return {
    poke: (workspaceId, seq) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(() => reject(new Error(`no poke of ${seq} in 10 s`))), 10_000);
        const finish = (end: () => void) => {
          clearTimeout(timer);
          waiting.delete(look);
          end();
        };
        const look = () => {
          const last = seen.get(workspaceId);
          if (last && last.seq >= seq) finish(() => resolve(last.at));
          else if (over !== null) finish(() => reject(new Error(over ?? '')));
        };
        waiting.add(look);
        look();
      }),
    close: () => abort.abort(),
  };
}
