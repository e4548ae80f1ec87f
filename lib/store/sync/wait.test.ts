import { expect, test } from 'vitest';
import { nextWait } from './wait';

const at = (random: number) => ({ now: () => 1000, random: () => random });

test('twice as long each time up to a quarter of an hour, a quarter more or less', () => {
  let wait = nextWait(undefined, null, at(0.5));
  const all = [wait.until - 1000];
  for (let turn = 0; turn < 6; turn++) {
    wait = nextWait(wait, null, at(0.5));
    all.push(wait.until - 1000);
  }
  expect(all).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
  expect(nextWait(undefined, null, at(0)).until).toBe(1000 + 22_500);
  expect(nextWait(undefined, null, at(1)).until).toBe(1000 + 37_500);
});

test('what the server asks for is never shortened, and no word of it keeps us away for a day', () => {
  expect(nextWait(undefined, 90, at(0))).toEqual({ failures: 1, until: 91_000, isAsked: true });
  expect(nextWait(undefined, 90, at(1)).until).toBe(1000 + 90_000 * 1.25);
  expect(nextWait(undefined, 86_400, at(0)).until).toBe(1000 + 3_600_000);
});
