import { sql } from 'kysely';
import type { Mutation } from '@/lib/protocol/mutation';
import type { PushAnswer, PushRequest } from '@/lib/protocol/push';
import type { Person } from '../../src/db/as-person';
import type { Db } from '../../src/db/open';
import { push } from '../../src/sync/push';
import { noon, testMutations } from '../workspace';

/** A client that sends its oldest unacknowledged batch until it is answered, as the extension's queue does. */
export interface Writer {
  client: string;
  /** `<client>:<mid>` of all that the server has acknowledged. */
  acknowledged: Set<string>;
  /** Answers that did not come: the batch was sent again. */
  failures: number;
  next: (size: number) => Promise<PushAnswer>;
}

export interface WriterOptions {
  workspaceId: string;
  userId: string;
  /** Twelve letters at most, of its own. */
  name: string;
  /** One try; where to is asked anew each time: another server may have taken over. */
  send: (request: PushRequest) => Promise<PushAnswer>;
  /** Milliseconds between two tries of the client. */
  pause?: number;
}

/** Straight into the server's own function, on its own pool: as a node does. `retried` at each of its own tries. */
export function pushInto(
  db: () => Db,
  person: Person,
  retried: () => void = () => {},
): (request: PushRequest) => Promise<PushAnswer> {
  const random = () => {
    retried();
    return Math.random();
  };
  return (request) => push(db(), person, request, { now: () => noon, random });
}

export function openWriter({ workspaceId, userId, name, send, pause = 20 }: WriterOptions): Writer {
  const maker = testMutations(workspaceId, userId, name);
  const writer: Writer = {
    client: maker.client,
    acknowledged: new Set(),
    failures: 0,
    async next(size) {
      const mutations: Mutation[] = Array.from({ length: size }, (_, at) => maker.team(`${name} ${at}`));
      for (;;) {
        try {
          const answer = await send({ client: maker.client, schema: 1, mutations });
          if (answer.rejected.length > 0) throw new Refused(JSON.stringify(answer.rejected[0]));
          for (const { mid } of mutations) writer.acknowledged.add(`${maker.client}:${mid}`);
          return answer;
        } catch (error) {
          if (error instanceof Refused || !isPassing(error)) throw error;
          writer.failures++;
          await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
        }
      }
    },
  };
  return writer;
}

class Refused extends Error {}
/** No answer, or 503. */
export class Away extends Error {}

/** A database that is away or asks to try again; anything else is a bug and ends the test. */
function isPassing(error: unknown): boolean {
  if (error instanceof Away) return true;
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(?:08|53|57P|40)|^E(?:CONN|PIPE)|^25006$/.test(code ?? '') ||
    /connection (?:terminated|ended|closed)|Connection terminated|client has encountered/i.test(message ?? '')
  );
}

/** What the audit says of a workspace, against what was acknowledged. */
export async function auditOf(db: Db, workspaceId: string, acknowledged: Iterable<string>) {
  const { rows } = await sql<{
    key: string;
    n: number;
  }>`select client_id || ':' || mutation_id as key, count(*) as n
    from audit where workspace_id = ${workspaceId} group by 1`.execute(db);
  const counts = new Map(rows.map(({ key, n }) => [key, Number(n)]));
  const [numbers] = (
    await sql<{ n: number; high: number; various: number; counter: number }>`select count(*) as n,
      coalesce(max(seq), 0) as high, count(distinct seq) as various,
      (select seq from workspace where workspace_id = ${workspaceId}) as counter
      from audit where workspace_id = ${workspaceId}`.execute(db)
  ).rows;
  if (!numbers) throw new Error('the audit gave nothing');
  return {
    rows: Number(numbers.n),
    lost: [...acknowledged].filter((key) => !counts.has(key)).length,
    doubled: [...counts.values()].filter((n) => n > 1).length,
    /** Numbers that are missing below the highest, or that the counter has and no row. */
    gaps:
      Number(numbers.high) -
      Number(numbers.various) +
      Math.abs(Number(numbers.counter) - Number(numbers.high)),
  };
}
