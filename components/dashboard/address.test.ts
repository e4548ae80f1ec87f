import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, formatAddress, parseAddress, views } from './address';

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const address: fc.Arbitrary<Address> = fc.record({
  view: fc.constantFrom(...views),
  cycleId: fc.option(word),
  filter: fc.record(
    {
      teamId: word,
      ownerId: word,
      status: fc.constantFrom('on-track', 'at-risk', 'off-track', 'none', 'done'),
      text: word,
      archived: fc.constant(true as const),
    },
    { requiredKeys: [] },
  ),
  open: fc.option(
    fc.record(
      { kind: fc.constantFrom('objective', 'keyResult'), id: word, form: fc.constantFrom('edit', 'close') },
      { requiredKeys: ['kind', 'id'] },
    ),
  ),
});

test('every place has an address, and the address leads back there', () => {
  fc.assert(
    fc.property(address, (there) => {
      expect(parseAddress(formatAddress(there))).toEqual(there);
    }),
  );
});

test('an address as the browser keeps it leads there too', () => {
  fc.assert(
    fc.property(address, (there) => {
      const { hash } = new URL(formatAddress(there), 'https://example.test/dashboard.html');
      expect(parseAddress(hash)).toEqual(there);
    }),
  );
});

test('whatever is typed leads somewhere', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (typed) => {
      const found = parseAddress(typed);
      expect(views).toContain(found.view);
      expect(parseAddress(formatAddress(found))).toEqual(found);
    }),
  );
});

test.each([
  ['', 'home'],
  ['#', 'home'],
  ['#/', 'home'],
  ['#/nowhere', 'home'],
  ['#/constructor', 'home'],
  ['#/__proto__/x', 'home'],
  ['#objectives', 'objectives'],
  ['#/kr/', 'objectives'],
  ['#/kr/%E0%A4%A', 'objectives'],
  ['#/kr/x?in=people', 'people'],
  ['#/kr/x?in=constructor', 'objectives'],
  ['#/objectives?status=javascript:alert(1)', 'objectives'],
])('%s leads to %s', (hash, view) => {
  expect(parseAddress(hash).view).toBe(view);
});

test('what is not understood is left out', () => {
  expect(parseAddress('#/objectives?status=great&team=&cycle=&x=1')).toEqual({
    view: 'objectives',
    cycleId: null,
    filter: {},
    open: null,
  });
  expect(parseAddress('#/kr/%E0%A4%A').open).toEqual({ kind: 'keyResult', id: '%E0%A4%A' });
});
