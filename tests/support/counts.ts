/**
 * Each harness runs twice: small in `npm test`, and in full in `npm run soak`, which sets `KEYLINE_SOAK`. Both are the same
 * checks; only how often differs.
 */
export const isSoak = process.env.KEYLINE_SOAK === '1';

/** How many: of `npm test`, and of `npm run soak`. Also for milliseconds of patience. */
export const count = (quick: number, full: number): number => (isSoak ? full : quick);
