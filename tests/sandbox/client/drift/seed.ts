/** `?scramble=SEED`, above 0: the page as its host might rebuild it. Of the page's load, so it outlives changes of the address. */
export const driftSeed: number = Number(new URLSearchParams(location.search).get('scramble') ?? 0) || 0;

/** A number that the seed and some words decide, from 0 to 2³². */
export function hashOf(...words: (string | number)[]): number {
  let hash = 2_166_136_261 ^ driftSeed;
  for (const letter of words.join('\n')) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
