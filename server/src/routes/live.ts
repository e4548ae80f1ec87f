import { pingEvery } from '@/lib/protocol/event';
import { asSystem } from '../db/as-person';
import { ProblemError } from '../http/problem';
import { defineRoute, type Route } from '../http/route';
import { onEndedDevice } from '../live/ended-devices';
import { eventStream } from '../live/event-stream';
import type { Parts } from '../parts';

/** Open streams of one person on this node: one a browser, by its leader page. */
const most = 10;
const open = new WeakMap<Parts['db'], Map<string, number>>();

export const liveRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/events',
    summary: 'A hint to pull, as server-sent events, for all workspaces of the person.',
    who: 'person',
    answer: 'events',
    async run({ parts, userId, deviceId, request }) {
      const leave = enter(parts, userId);
      const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      const stream = eventStream({
        fanOut: parts.fanOut,
        pingEvery,
        standing: async () => {
          const signedIn = await parts.identity.whoIs(token);
          return signedIn?.userId === userId ? countersOf(parts, userId) : null;
        },
        onEnded: (end) =>
          onEndedDevice(parts.db, (ended) => {
            if (ended.userId === userId && (ended.deviceId ?? deviceId) === deviceId) end();
          }),
        ended: leave,
      });
      return new Response(stream, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          // Else a proxy before us collects what it should pass on.
          'x-accel-buffering': 'no',
        },
      });
    },
  }),
];

function enter(parts: Parts, userId: string): () => void {
  const counts = open.get(parts.db) ?? new Map<string, number>();
  open.set(parts.db, counts);
  const now = counts.get(userId) ?? 0;
  if (now >= most)
    throw new ProblemError('too-many-requests', `A person has at most ${most} streams.`, { retryAfter: 60 });
  counts.set(userId, now + 1);
  parts.metrics.streams(1);
  return () => {
    const rest = (counts.get(userId) ?? 1) - 1;
    if (rest > 0) counts.set(userId, rest);
    else counts.delete(userId);
    parts.metrics.streams(-1);
  };
}

/** The workspaces a person is in, whatever the role, and how far each is. */
async function countersOf({ db }: Parts, userId: string): Promise<Map<string, number>> {
  const rows = await asSystem(db, (tx) =>
    tx
      .selectFrom('member')
      .innerJoin('workspace', 'workspace.workspace_id', 'member.workspace_id')
      .select(['member.workspace_id', 'seq'])
      .where('member.user_id', '=', userId)
      .execute(),
  );
  return new Map(rows.map(({ workspace_id, seq }) => [workspace_id, seq]));
}
