/**
 * Hybrid logical clock: `millis-counter-clientId`, of fixed width, so that comparing the strings compares the clocks.
 * Millis: 13 decimal digits (until the year 2286); counter: 4 hex digits; client id: 12 characters of 0-9a-z.
 */
export type Hlc = string;

export interface ClockParts {
  /** Whole milliseconds since 1970. */
  millis: number;
  /** 0…65535, events within one millisecond. */
  counter: number;
  clientId: string;
}

const maxMillis = 9_999_999_999_999;
const maxCounter = 0xffff;
const shape = /^(\d{13})-([0-9a-f]{4})-([0-9a-z]{12})$/;

/** Older than every real clock: what a value without a stamp counts as. */
export const noClock: Hlc = '';

export const isHlc = (text: string): boolean => shape.test(text);

export function formatHlc({ millis, counter, clientId }: ClockParts): Hlc {
  return `${String(millis).padStart(13, '0')}-${counter.toString(16).padStart(4, '0')}-${clientId}`;
}

/** null = not a clock. */
export function parseHlc(text: string): ClockParts | null {
  const found = shape.exec(text);
  if (!found) return null;
  return {
    millis: Number(found[1]),
    counter: Number.parseInt(found[2] as string, 16),
    clientId: found[3] as string,
  };
}

/** 12 characters from 12 random bytes: 36 per place, good for telling the clients of a team apart. */
export function createClientId(randomBytes: Uint8Array): string {
  return Array.from({ length: 12 }, (_, at) => ((randomBytes[at] ?? 0) % 36).toString(36)).join('');
}

/**
 * The next clock of this client: later than `last`, and never before the wall clock. Where the wall clock was set
 * back, the old millis stand and the counter counts, so that no later write looks earlier.
 */
export function tick(last: Hlc, now: number, clientId: string): Hlc {
  const before = parseHlc(last);
  const wall = Math.min(Math.max(Math.floor(now), 0), maxMillis);
  if (!before || wall > before.millis) return formatHlc({ millis: wall, counter: 0, clientId });
  return next(before.millis, before.counter, clientId);
}

/** The clock after having seen `remote`: later than both. A clock that cannot be read is ignored. */
export function receive(last: Hlc, remote: Hlc, now: number, clientId: string): Hlc {
  const seen = parseHlc(remote);
  if (!seen) return tick(last, now, clientId);
  const highest = parseHlc(last);
  const latest = highest && compareTime(highest, seen) >= 0 ? highest : seen;
  return tick(formatHlc({ ...latest, clientId }), now, clientId);
}

function compareTime(a: ClockParts, b: ClockParts): number {
  return a.millis - b.millis || a.counter - b.counter;
}

function next(millis: number, counter: number, clientId: string): Hlc {
  if (counter < maxCounter) return formatHlc({ millis, counter: counter + 1, clientId });
  return formatHlc({ millis: Math.min(millis + 1, maxMillis), counter: 0, clientId });
}
