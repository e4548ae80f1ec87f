import type { PushAnswer, PushRequest } from '@/lib/protocol/push';
import type { Person } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { type Asked, type Outcome, type PushParts, pushTogether } from './push';

interface Waiting extends Asked {
  done: (outcome: Outcome) => void;
  failed: (error: unknown) => void;
}

/** Pushes, and mutations, of one transaction; and pushes of a workspace that may wait in line. */
const most = { pushes: 64, mutations: 2000, waiting: 512 } as const;

/** Whoever waits, by database and workspace; a workspace without anybody has no line. */
const lines = new WeakMap<Db, Map<string, Waiting[]>>();

/**
 * A push, after those of the same workspace that came before it here. They would wait for the lock on the workspace's
 * row anyway: those that wait are taken in together, by one commit.
 */
export function pushInLine(
  db: Db,
  { workspaceId, userId }: Person,
  request: PushRequest,
  parts: PushParts,
): Promise<PushAnswer> {
  const ofDb = lines.get(db) ?? new Map<string, Waiting[]>();
  lines.set(db, ofDb);
  const line = ofDb.get(workspaceId);
  if (line && line.length >= most.waiting)
    throw new ProblemError('unavailable', 'Too much is waiting for this workspace.', { retryAfter: 2 });
  return new Promise((resolve, reject) => {
    const done = (outcome: Outcome) =>
      'answer' in outcome ? resolve(outcome.answer) : reject(outcome.problem);
    const waiting = { userId, request, done, failed: reject };
    if (line) {
      line.push(waiting);
      return;
    }
    const fresh = [waiting];
    ofDb.set(workspaceId, fresh);
    serve(db, workspaceId, fresh, parts).catch(reject);
  });
}

async function serve(db: Db, workspaceId: string, line: Waiting[], parts: PushParts): Promise<void> {
  while (line.length > 0) {
    const batch = nextOf(line);
    try {
      const outcomes = await pushTogether(db, workspaceId, batch, parts);
      for (const [at, outcome] of outcomes.entries()) batch[at]?.done(outcome);
    } catch (error) {
      // Something none of them foresaw: each alone then, so that one does not fail the others.
      if (batch.length === 1) batch[0]?.failed(error);
      else await oneByOne(db, workspaceId, batch, parts);
    }
  }
  // In the same turn as the look at the line: nobody joins one that is no longer served.
  lines.get(db)?.delete(workspaceId);
}

async function oneByOne(db: Db, workspaceId: string, batch: readonly Waiting[], parts: PushParts) {
  for (const waiting of batch) {
    try {
      const [outcome] = await pushTogether(db, workspaceId, [waiting], parts);
      if (outcome) waiting.done(outcome);
    } catch (error) {
      waiting.failed(error);
    }
  }
}

function nextOf(line: Waiting[]): Waiting[] {
  let mutations = 0;
  const until = line.findIndex(({ request }, at) => {
    mutations += request.mutations.length;
    return at > 0 && (at >= most.pushes || mutations > most.mutations);
  });
  return line.splice(0, until < 0 ? line.length : until);
}
