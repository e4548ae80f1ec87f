import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClientId, formatHlc, isHlc, noClock, parseHlc, receive, tick } from './hlc';

const a = 'aaaaaaaaaaaa';
const b = 'bbbbbbbbbbbb';
const parts = fc.record({
  millis: fc.integer({ min: 0, max: 9_999_999_999_999 }),
  counter: fc.integer({ min: 0, max: 0xffff }),
  clientId: fc.stringMatching(/^[0-9a-z]{12}$/),
});

test('as text it orders as the clock does', () => {
  fc.assert(
    fc.property(parts, parts, (x, y) => {
      const byParts =
        x.millis - y.millis ||
        x.counter - y.counter ||
        (x.clientId < y.clientId ? -1 : x.clientId > y.clientId ? 1 : 0);
      const [left, right] = [formatHlc(x), formatHlc(y)];
      expect(Math.sign(byParts)).toBe(left < right ? -1 : left > right ? 1 : 0);
      expect(left).toHaveLength(31);
      expect(parseHlc(left)).toEqual(x);
    }),
  );
});

test('what is no clock is none', () => {
  for (const text of [
    '',
    '1',
    '1693555200000-0000-short',
    `1693555200000-00g0-${a}`,
    `x${formatHlc({ millis: 1, counter: 0, clientId: a })}`,
  ]) {
    expect(isHlc(text)).toBe(false);
    expect(parseHlc(text)).toBeNull();
  }
});

test('a client id is 12 characters of a clock', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      expect(isHlc(formatHlc({ millis: 0, counter: 0, clientId: createClientId(bytes) }))).toBe(true);
    }),
  );
});

describe('ticking', () => {
  test.each([
    ['first', noClock, 1000, '0000000001000-0000'],
    ['time went on', formatHlc({ millis: 1000, counter: 7, clientId: a }), 1001, '0000000001001-0000'],
    [
      'the same millisecond',
      formatHlc({ millis: 1000, counter: 7, clientId: a }),
      1000,
      '0000000001000-0008',
    ],
    [
      'the clock was set back a day',
      formatHlc({ millis: 86_401_000, counter: 0, clientId: a }),
      1000,
      '0000086401000-0001',
    ],
    [
      'the counter is used up',
      formatHlc({ millis: 1000, counter: 0xffff, clientId: a }),
      1000,
      '0000000001001-0000',
    ],
    ['a fraction', noClock, 1000.9, '0000000001000-0000'],
    ['before 1970', noClock, -5, '0000000000000-0000'],
    ['what was there is no clock', 'nonsense', 1000, '0000000001000-0000'],
  ])('%s', (_, last, now, expected) => {
    expect(tick(last, now, a)).toBe(`${expected}-${a}`);
  });

  test('never goes backwards, however the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000_000_000 }), { maxLength: 50 }), (walls) => {
        let last = noClock;
        for (const wall of walls) {
          const next = tick(last, wall, a);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });
});

describe('receiving', () => {
  const at = (millis: number, counter: number, clientId: string) => formatHlc({ millis, counter, clientId });
  test.each([
    ['wall clock ahead of both', at(10, 1, a), at(20, 5, b), 30, '0000000000030-0000'],
    ['theirs ahead', at(10, 1, a), at(20, 5, b), 15, '0000000000020-0006'],
    ['ours ahead', at(20, 5, a), at(10, 1, b), 15, '0000000000020-0006'],
    ['both in one millisecond', at(20, 5, a), at(20, 9, b), 20, '0000000000020-000a'],
    ['theirs is no clock', at(20, 5, a), 'nonsense', 15, '0000000000020-0006'],
  ])('%s', (_, ours, theirs, now, expected) => {
    expect(receive(ours, theirs, now, a)).toBe(`${expected}-${a}`);
  });

  test('is later than both', () => {
    fc.assert(
      fc.property(parts, parts, fc.integer({ min: 0, max: 9_999_999_999_000 }), (x, y, now) => {
        fc.pre(x.millis < 9_999_999_999_999 && y.millis < 9_999_999_999_999);
        const next = receive(formatHlc({ ...x, clientId: a }), formatHlc({ ...y, clientId: b }), now, a);
        expect(next > formatHlc({ ...x, clientId: a })).toBe(true);
        // Later than theirs in time, whoever's id is greater.
        expect(next.slice(0, 18) > formatHlc({ ...y, clientId: b }).slice(0, 18)).toBe(true);
      }),
    );
  });
});
