import { expect, test } from 'vitest';
import { type Aliases, idsOf, memberOf, namingMembers, noteAlias } from './aliases';

test('an alias of an alias leads to the member; a round to its lowest id, whoever asks', () => {
  const chain = { a: 'b', b: 'c' };
  expect(['a', 'b', 'c', 'd'].map((id) => memberOf(chain, id))).toEqual(['c', 'c', 'c', 'd']);
  expect(idsOf(chain, 'c').sort()).toEqual(['a', 'b', 'c']);
  const round = { x: 'y', y: 'z', z: 'y' };
  expect(['x', 'y', 'z'].map((id) => memberOf(round, id))).toEqual(['y', 'y', 'y']);
  expect(memberOf({ s: 's' }, 's')).toBe('s');
  expect(memberOf(undefined, 'a')).toBe('a');
});

test('the state follows the members that are written', () => {
  const state: { aliases?: Aliases } = {};
  noteAlias(state, { id: 'm' });
  expect(state).toEqual({});
  noteAlias(state, { id: 'a', aliasOf: 'm' });
  expect(state.aliases).toEqual({ a: 'm' });
  noteAlias(state, { id: 'a' });
  expect(state.aliases).toEqual({});
});

test('whoever is in a set by one of their names is in it', () => {
  const record = { ownerId: 'a', leadId: null, contributorIds: { a: true, m: false, n: false }, title: 'a' };
  expect(namingMembers(record, { a: 'm' })).toEqual({
    ownerId: 'm',
    leadId: null,
    contributorIds: { m: true, n: false },
    title: 'a',
  });
});
