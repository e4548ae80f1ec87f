import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAs } from './same-ticket';

const record = (
  id: string,
  keys: string[],
  hostId: string | null = null,
  site = 'a',
  host = 'jira-cloud',
) => ({
  id,
  host,
  site,
  key: keys.at(-1) ?? '',
  keys: Object.fromEntries(keys.map((key) => [key, true])),
  hostId,
});
const heads = (tickets: ReturnType<typeof record>[]) =>
  Object.fromEntries([...readAs(tickets)].map(([id, head]) => [id, head.id]));

test.each([
  ['a shared key', [record('1', ['A-1']), record('2', ['A-1', 'B-2'])], { 1: '1', 2: '1' }],
  ['a shared id', [record('1', ['A-1'], '9'), record('2', ['B-2'], '9')], { 1: '1', 2: '1' }],
  ['an id of another site', [record('1', ['A-1'], '9'), record('2', ['B-2'], '9', 'b')], { 1: '1', 2: '2' }],
  [
    'an id of another Linear workspace',
    [record('1', ['A-1'], '9', 'a', 'linear'), record('2', ['A-1'], '9', 'b', 'linear')],
    { 1: '1', 2: '1' },
  ],
  [
    'a third record that joins two',
    [record('1', ['A-1']), record('2', ['B-2']), record('3', ['A-1', 'B-2'])],
    { 1: '1', 2: '1', 3: '1' },
  ],
  ['no id', [record('1', ['A-1']), record('2', ['A-2'])], { 1: '1', 2: '2' }],
])('%s', (_, tickets, expected) => expect(heads(tickets)).toEqual(expected));

test('the order of the records does not matter, and the one that is read has the lowest id', () => {
  const keys = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 1 });
  const some = fc.array(fc.tuple(keys, fc.constantFrom(null, 'x', 'y')), { maxLength: 7 });
  fc.assert(
    fc.property(some, (rows) => {
      const tickets = rows.map(([own, hostId], at) => record(String(at), own, hostId));
      const found = heads(tickets);
      expect(heads([...tickets].reverse())).toEqual(found);
      for (const [id, head] of Object.entries(found)) {
        expect(head <= id).toBe(true);
        expect(found[head]).toBe(head);
      }
    }),
  );
});
