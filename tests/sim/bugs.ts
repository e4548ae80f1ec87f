import type { PullAnswer } from '../../lib/protocol/pull';
import type { PushAnswer, PushRequest } from '../../lib/protocol/push';
import type { SyncTx } from '../../lib/sync/client/types';
import { formatHlc } from '../../lib/sync/hlc';
import type { SimServer } from './server';

/** What is broken on purpose, to see that the checks find it. Each hook stands at the one place the bug would be at. */
export interface Bug {
  /** Before the server takes a push in. */
  arriving?: (server: SimServer, request: PushRequest, now: number) => Promise<PushRequest>;
  /** What the client is told of a push. `isRepeat` = these numbers were answered before. */
  answered?: (request: PushRequest, answer: PushAnswer, isRepeat: boolean) => PushAnswer;
  /** true = the client takes a push that never arrived for taken in. */
  trustsSilence?: boolean;
  pulled?: (answer: PullAnswer) => PullAnswer;
  /** The client's transaction; `isPull` = what a pull has brought is about to be taken in. */
  tx?: (tx: SyncTx, isPull: boolean) => SyncTx;
}

/** The transaction with some calls answered otherwise. */
const over = (tx: SyncTx, calls: Partial<SyncTx>): SyncTx =>
  new Proxy(tx, {
    get: (target, name) => Reflect.get(Object.hasOwn(calls, name) ? calls : target, name),
    set: (target, name, value) => Reflect.set(target, name, value),
  });

export const bugs = {
  /** The server takes a repeated push in once more. */
  'no-idempotency': {
    async arriving(server, request) {
      await server.forget(request.client, (request.mutations[0]?.mid ?? 1) - 1);
      return request;
    },
  },
  /** What comes last wins, whenever it was written. */
  'arrival-order-merge': {
    async arriving(_, request, now) {
      let counter = 0;
      const mutations = request.mutations.map(({ clock: _clock, ...mutation }) => ({
        ...mutation,
        hlc: formatHlc({ millis: Math.floor(now), counter: counter++, clientId: request.client }),
      }));
      return { ...request, mutations };
    },
  },
  /** The cursor passes over the last change of a page that is followed by another. */
  'cursor-skip': {
    pulled: (answer) => (answer.more ? { ...answer, changes: answer.changes.slice(0, -1) } : answer),
  },
  /** The queue is emptied before the server has said anything. */
  'early-acknowledgement': { trustsSilence: true },
  /** What comes replaces what is here, whatever waits or is later. */
  'client-overwrite': {
    tx: (tx, isPull) => (isPull ? over(tx, { confirmed: async () => null, record: async () => null }) : tx),
  },
  /** A refused change stays on the screen. */
  'forgotten-rollback': { answered: (_, answer) => ({ ...answer, rejected: [] }) },
  /** Nothing remembers what the server had. */
  'confirmed-not-kept': { tx: (tx) => over(tx, { putConfirmed: () => {} }) },
  /** A repeated push is answered as if all of it had been taken in. */
  'refusals-told-once': {
    answered: (_, answer, isRepeat) => (isRepeat ? { ...answer, rejected: [] } : answer),
  },
} satisfies Record<string, Bug>;

export type BugName = keyof typeof bugs;
