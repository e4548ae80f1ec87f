import { expect, test } from 'vitest';
import type { SnapshotInfo } from './name';
import { generations, oneTooMany } from './rotate';

const minute = 60_000;
const day = 1440 * minute;
const at = (takenAt: number): SnapshotInfo => ({
  name: `s${takenAt}`,
  takenAt,
  revision: 1,
  count: 1,
  hash: '',
  size: 1,
});

/** Takes one every ten minutes of eight hours a day; gives the ages that are kept at the end of each day. */
function live(days: number): number[][] {
  let kept: SnapshotInfo[] = [];
  const seen: number[][] = [];
  for (let d = 0; d < days; d++) {
    let now = d * day;
    for (let i = 0; i < 48; i++, now += 10 * minute) {
      kept = [at(now), ...kept];
      const drop = oneTooMany(kept, now);
      if (drop) kept = kept.filter((each) => each !== drop);
      expect(kept.length).toBeLessThanOrEqual(generations);
      expect(kept[0]?.takenAt).toBe(now);
    }
    seen.push(kept.map(({ takenAt }) => now - 10 * minute - takenAt));
  }
  return seen;
}

test('three are kept, and from the second week on they are new, of the last day or two, and days old', () => {
  for (const [newest, second, last] of live(40).slice(14)) {
    expect(newest).toBe(0);
    expect(second).toBeGreaterThanOrEqual(10 * minute);
    expect(second).toBeLessThanOrEqual(2 * day);
    expect(last).toBeGreaterThanOrEqual(day);
    expect(last).toBeLessThanOrEqual(9 * day);
  }
});

test('after a loss that nobody notices, what was before it stays for days', () => {
  const good = [at(10 * day), at(9 * day), at(4 * day)];
  let kept = good;
  for (let now = 10 * day + minute; now < 11 * day + 8 * 60 * minute; now += 10 * minute) {
    kept = [at(now), ...kept];
    const drop = oneTooMany(kept, now);
    if (drop) kept = kept.filter((each) => each !== drop);
    expect(kept.some((each) => good.includes(each))).toBe(true);
  }
});

test('nothing is dropped before there is one too many', () => {
  expect(oneTooMany([at(3), at(2), at(1)], 3)).toBeNull();
});
