import type { PushAnswer, PushRequest } from '@/lib/protocol/push';
import { protocolRange } from '@/lib/protocol/version';
import { become, inTransaction, type Person, type Tries, type Tx } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { type Counter, type Known, lockCounter, readAbove, readAliases, readKnown } from './read-push';
import { isAnothers } from './replays';
import { take } from './take';
import { writePush } from './write-push';

export interface PushParts extends Tries {
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A person's push; one of several that are taken in together. */
export interface Asked {
  userId: string;
  request: PushRequest;
}
export type Outcome = { answer: PushAnswer } | { problem: ProblemError };

/** One push in a transaction of its own. */
export async function push(
  db: Db,
  { workspaceId, userId }: Person,
  request: PushRequest,
  parts: PushParts,
): Promise<PushAnswer> {
  const [outcome] = await pushTogether(db, workspaceId, [{ userId, request }], parts);
  if (!outcome || 'problem' in outcome) throw outcome?.problem ?? new Error('a push without an outcome');
  return outcome.answer;
}

/**
 * Pushes of one workspace in one transaction, each decided for itself and as its own person. A refusal as a whole comes
 * before anything of that push is written, so that it takes nothing back of the others.
 *
 * The lock on the workspace's row makes the order of `seq` the order of commits, so that who reads by `seq` never passes
 * over a change that is still on its way: a sequence would.
 */
export const pushTogether = (
  db: Db,
  workspaceId: string,
  all: readonly Asked[],
  parts: PushParts,
): Promise<Outcome[]> =>
  inTransaction(
    db,
    async (tx) => {
      const outcomes: Outcome[] = [];
      let counter: Counter | undefined;
      for (const { userId, request } of all) {
        const person = { workspaceId, userId };
        await become(tx, person);
        // Row-level security shows no workspace to who is no member of it: the next one may lock it then.
        counter ??= await lockCounter(tx, workspaceId);
        try {
          const done = await pushIn(tx, person, request, counter, parts.now());
          counter = done.counter;
          outcomes.push({ answer: done.answer });
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          outcomes.push({ problem: error });
        }
      }
      return outcomes;
    },
    parts,
  );

async function pushIn(
  tx: Tx,
  person: Person,
  request: PushRequest,
  counter: Counter | undefined,
  now: number,
): Promise<{ answer: PushAnswer; counter: Counter }> {
  const known = counter && (await readKnown(tx, person, request));
  if (!counter || !known) throw new ProblemError('not-found', 'There is no such workspace.');
  const min = Math.max(counter.min_schema, protocolRange.min);
  if (request.schema < min)
    throw new ProblemError('update', 'This Keyline is too old for the server.', { min });
  const fresh = freshOf(request, known, person.userId);
  const again = request.mutations.slice(0, request.mutations.length - fresh.length);
  if (await isAnothers(tx, person, request.client, again))
    throw new ProblemError(
      'client-reset',
      'Another copy of this client has sent something else under these numbers.',
      {
        last: known.client?.last ?? 0,
      },
    );
  const taken = take(fresh, {
    workspaceId: person.workspaceId,
    writer: {
      role: known.role,
      userId: person.userId,
      memberId: known.memberId,
      aliases: await readAliases(tx, person.workspaceId, known.memberId, known),
      claimed: known.claimed,
    },
    known,
    counter,
    above: await readAbove(tx, person.workspaceId, fresh),
    now,
  });
  const last = fresh.at(-1)?.mid ?? known.client?.last ?? 0;
  await writePush(tx, person, request, taken, last);
  return {
    counter: { ...counter, seq: taken.seq, record_count: counter.record_count + taken.added },
    answer: {
      last,
      seq: taken.seq,
      // An answer that was lost is given again: what was refused then must not pass for taken in.
      rejected: [
        ...known.refused.map(({ mid, code }) => ({ mid, code, message: 'It was refused before.' })),
        ...taken.rejected.map(({ mid, code, message }) => ({ mid, code, message })),
      ],
      serverTime: now,
    },
  };
}

/** What of a push is not taken in yet; throws where something before it is missing. */
function freshOf({ last: claimed = 0, mutations }: PushRequest, { client }: Known, userId: string) {
  if (client && client.owner !== userId)
    throw new ProblemError('client-owner', 'The client id is another person’s.');
  const last = client?.last ?? 0;
  const [first] = mutations;
  if ((!client && first && first.mid > 1) || claimed > last)
    throw new ProblemError('client-reset', 'The server does not know all that this client has sent.', {
      last,
    });
  const fresh = mutations.filter(({ mid }) => mid > last);
  if (fresh.some(({ mid }, at) => mid !== last + 1 + at))
    throw new ProblemError('gap', 'Mutations are missing before these.', { last });
  return fresh;
}
