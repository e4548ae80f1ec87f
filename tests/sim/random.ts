/** A run's only source of chance: mulberry32, so that a seed repeats all of it. */
export interface Random {
  /** 0 ≤ x < 1. */
  next: () => number;
  /** true with this probability. */
  chance: (probability: number) => boolean;
  /** Whole number, 0 … below − 1. */
  below: (below: number) => number;
  pick: <T>(from: readonly T[]) => T;
  uuid: () => string;
  clientId: () => string;
}

export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const text = (length: number, base: number) =>
    Array.from({ length }, () => below(base).toString(base)).join('');
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    uuid: () => `${text(8, 16)}-${text(4, 16)}-7${text(3, 16)}-8${text(3, 16)}-${text(12, 16)}`,
    clientId: () => text(12, 36),
  };
}
