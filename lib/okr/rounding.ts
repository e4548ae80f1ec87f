/** Differences below this are the computer's, not the person's: 0.8 − 0.7 is 0.10. */
export const epsilon = 1e-9;

/** Half away from zero; 12 digits first, so that 0.285 × 100 counts as 28.5. Never −0. */
export function roundHalfAway(value: number, digits = 0): number {
  const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(12));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** digits + 0;
}

/** Whole per cent for display, rounded once: 99.6 % shows 99 until it is reached. Unclamped. */
export function percentOf(raw: number): number {
  const percent = roundHalfAway(raw * 100);
  return percent === 100 && raw < 1 - epsilon ? 99 : percent;
}

/** Progress as it is shown and rolled up: 0…1. */
export const clampProgress = (raw: number): number => Math.min(1, Math.max(0, raw));
