/** What a step reads from the screen, beside what must hold there. */
import { isDeepStrictEqual } from 'node:util';

/** A pattern for texts, a list with a pattern for each, an object of which the named parts count; else the very same. */
export type Must =
  | RegExp
  | string
  | number
  | boolean
  | null
  | readonly Must[]
  | { readonly [part: string]: Must };

export function holds(saw: unknown, must: Must): boolean {
  if (must instanceof RegExp) return typeof saw === 'string' && must.test(saw);
  if (Array.isArray(must)) {
    return Array.isArray(saw) && saw.length === must.length && must.every((each, i) => holds(saw[i], each));
  }
  if (typeof must === 'object' && must !== null) {
    if (typeof saw !== 'object' || saw === null) return false;
    return Object.entries(must).every(([part, each]) => holds((saw as Record<string, unknown>)[part], each));
  }
  return isDeepStrictEqual(saw, must);
}

/** A step whose screen never showed what must hold. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
}

/** Milliseconds that a screen may take, on a slow and busy machine. */
export const patience = 10_000;

/** What one step saw: the last reading of each thing it looked for. */
export class Seen {
  readonly saw: Record<string, unknown> = {};

  /**
   * Reads until it holds, and notes the last reading; throws `NotSeen` where it never does. A reading that fails, as
   * on a screen which is just changing, counts as nothing seen yet.
   */
  readonly see = async (
    what: string,
    read: () => Promise<unknown>,
    must: Must,
    timeout = patience,
  ): Promise<void> => {
    const end = Date.now() + timeout;
    let failure = '';
    for (;;) {
      try {
        const reading = await read();
        this.saw[what] = reading;
        failure = '';
        if (holds(reading, must)) return;
      } catch (error) {
        failure = firstLine(error);
        this.saw[what] ??= null;
      }
      if (Date.now() > end) break;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const got = failure === '' ? JSON.stringify(this.saw[what]) : failure;
    throw new NotSeen(`${what}: ${got} instead of ${describe(must)}`);
  };
}

export type See = Seen['see'];

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';

const describe = (must: Must): string =>
  JSON.stringify(must, (_, value) => (value instanceof RegExp ? String(value) : value));

/** A text as the source of a pattern. */
export const exactly = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
