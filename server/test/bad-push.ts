import { v7 } from 'uuid';
import { kindNames } from '@/lib/okr/kinds';
import type { Role } from '@/lib/protocol/account';
import { oneOf } from './attempts';
import { recordOf } from './records';
import { testMutations } from './workspace';

export interface Targets {
  ours: string;
  theirs: string;
  /** A private team of ours that the pusher is not in. */
  hidden: string;
  /** Records of another workspace. */
  foreign: readonly string[];
  /** Records of the private team. */
  concealed: readonly string[];
}

let pushes = 0;

/** Twenty mutations by a new client through our own workspace at what is not the pusher's to touch. */
export function badPush(random: () => number, role: Role, targets: Targets) {
  const { ours, theirs, hidden, foreign, concealed } = targets;
  const maker = testMutations(ours, `${role}-of-ours`, `x${(pushes++).toString(36).padStart(6, '0')}`);
  const make = [
    () => {
      const kind = oneOf(random, kindNames);
      const id = oneOf(random, [...foreign, v7()]);
      return maker.mutation({ kind, id, op: 'create', patch: recordOf(kind, id, theirs) });
    },
    () => {
      const kind = oneOf(random, kindNames);
      const id = v7();
      const scopeId = oneOf(random, [theirs, hidden, v7()]);
      return maker.mutation({ kind, id, op: 'create', patch: recordOf(kind, id, ours, { scopeId }) });
    },
    () => {
      const id = oneOf(random, concealed);
      const patch = recordOf('objective', id, ours);
      return maker.mutation({ kind: 'objective', id, op: 'create', patch });
    },
    () => {
      const id = oneOf(random, [...foreign, ...concealed]);
      return maker.mutation({ kind: oneOf(random, kindNames), id, op: 'patch', patch: { title: 'mine' } });
    },
    () => {
      const id = oneOf(random, [...foreign, ...concealed]);
      return maker.mutation({ kind: oneOf(random, kindNames), id, op: 'purge', patch: {} });
    },
  ];
  const mutations = Array.from({ length: 20 }, () => oneOf(random, make)());
  return { client: maker.client, mutations };
}
