import type { PushRequest } from '../../protocol/push';
import { type TeamApi, TeamError } from '../team-api';
import { acknowledge } from './acknowledge';
import { finishBootstrap } from './finish-bootstrap';
import { integrate } from './integrate';
import { nextBatch } from './next-batch';
import { refuseUnread } from './refuse-batch';
import { readAnew, startOver } from './start-over';
import type { Connection, SyncPort, SyncProblem, SyncTx } from './types';

export interface SyncRun {
  port: SyncPort;
  api: Pick<TeamApi, 'push' | 'pull' | 'bootstrap'>;
  workspaceId: string;
  signal?: AbortSignal;
  /** Mutations of one push, at most; as many as the server takes unless given. */
  most?: number;
  /** Reading everything: how many of how many are here. */
  progress?: (bootstrap: NonNullable<Connection['bootstrap']>) => void;
}

export interface SyncOutcome {
  /** `later` = the server could not be reached or asks for a pause; `stopped` = `problem` says what has to be done. */
  state: 'done' | 'later' | 'stopped';
  problem: SyncProblem | null;
  /** Seconds the server asks to wait; null = it did not say. */
  retryAfter: number | null;
}

/** How often one run starts again after a restore, a reset or a cursor that is none: more often something is broken. */
const mostRestarts = 3;
/**
 * How many pushes of one run may have to go out again, for stamps that are ahead or the making of a record that is still
 * to come. Each batch that was sent before the clock was put right is refused once; a server that refuses its own time
 * has no end. All other pushes make the queue shorter, or end the run.
 */
const mostAgain = 100;
/** Pages of one run, and lines of one stream: far more than a workspace may have. What is read is kept; the next run goes on. */
const mostPages = 10_000;

/** Brings one workspace up to date: reads all of it where that is due, sends what waits, reads what is new. */
export async function syncWorkspace(run: SyncRun): Promise<SyncOutcome> {
  for (let restarts = 0; ; restarts++) {
    try {
      if (!(await bootstrapAll(run))) return { state: 'done', problem: null, retryAfter: null };
      await pushAll(run);
      await pullAll(run);
      return { state: 'done', problem: await wentWell(run), retryAfter: null };
    } catch (error) {
      if (!(error instanceof TeamError)) throw error;
      const problem = problemOf(error);
      if (problem) return await stopped(run, problem);
      if (restarts >= mostRestarts || !(await began(run, error)))
        return { state: 'later', problem: null, retryAfter: error.problem.retryAfter ?? null };
    }
  }
}

/** Puts right what a run can put right itself, to start again; false = it cannot. */
async function began({ port, workspaceId }: SyncRun, { code, problem }: TeamError): Promise<boolean> {
  if (code === 'bad-request') {
    await port.transact((tx) => readAnew(tx, workspaceId));
    return true;
  }
  if (code !== 'gap' && code !== 'client-reset' && code !== 'client-owner' && code !== 'epoch') return false;
  await port.transact(async (tx) => {
    const [first] = await tx.pending(workspaceId, 1);
    // Another run of this client went ahead: the queue goes on where the server is.
    if (code === 'gap' && first?.mid === (problem.last ?? 0) + 1) return;
    await startOver(tx, workspaceId);
  });
  return true;
}

function problemOf({ code }: TeamError): SyncProblem | null {
  if (code === 'unauthorized') return 'signed-out';
  if (code === 'forbidden' || code === 'not-found') return 'removed';
  return code === 'update' ? 'update' : null;
}

const change = (
  { port, workspaceId }: SyncRun,
  how: (connection: Connection, tx: SyncTx) => Connection,
): Promise<Connection | null> =>
  port.transact(async (tx) => {
    const found = await tx.connection(workspaceId);
    if (!found) return null;
    const next = how(found, tx);
    tx.putConnection(next);
    return next;
  });

async function stopped(run: SyncRun, problem: SyncProblem): Promise<SyncOutcome> {
  await change(run, (connection) => ({ ...connection, problem }));
  return { state: 'stopped', problem, retryAfter: null };
}

const wentWell = async (run: SyncRun): Promise<SyncProblem | null> =>
  (
    await change(run, (connection, { now }) => ({
      ...connection,
      problem: connection.problem === 'full' ? 'full' : null,
      syncedAt: now,
    }))
  )?.problem ?? null;

const connectionOf = ({ port, workspaceId }: SyncRun): Promise<Connection | null> =>
  port.transact((tx) => tx.connection(workspaceId));

/** false = the workspace is connected to nothing. */
async function bootstrapAll(run: SyncRun): Promise<boolean> {
  const { port, api, workspaceId, signal } = run;
  let connection = await connectionOf(run);
  if (!connection) return false;
  if (!connection.bootstrap && connection.cursor !== null) return true;
  if (!connection.bootstrap) await port.transact((tx) => readAnew(tx, workspaceId));
  if (connection.cursor === null) {
    let from: string | null = null;
    let lines = 0;
    for await (const line of api.bootstrap(workspaceId)) {
      signal?.throwIfAborted();
      if (++lines > mostPages) throw endless();
      if ('total' in line) {
        await change(run, (found) => ({ ...found, bootstrap: { done: 0, total: line.total } }));
        continue;
      }
      const page = { changes: line.changes, cursor: line.cursor, revokedScopes: [] };
      const options = { bootstrap: true, from };
      await port.transact((tx) => integrate(tx, workspaceId, page, options));
      from = line.cursor;
      await tell(run);
      if (line.done) break;
    }
  }
  // What a broken stream did not bring comes page by page; where it was whole, this is what is new since.
  connection = await connectionOf(run);
  if (!connection) return false;
  if (connection.cursor === null) throw new TeamError('offline', 'The stream ended before its first page.');
  await pullAll(run, true);
  await port.transact((tx) => finishBootstrap(tx, workspaceId));
  return true;
}

async function tell(run: SyncRun): Promise<void> {
  const bootstrap = (await connectionOf(run))?.bootstrap;
  if (bootstrap) run.progress?.(bootstrap);
}

async function pushAll(run: SyncRun): Promise<void> {
  const { port, api, workspaceId, signal } = run;
  let count = run.most;
  let again = 0;
  let resets = 0;
  for (;;) {
    signal?.throwIfAborted();
    const request = await port.transact((tx) => nextBatch(tx, workspaceId, count));
    if (!request) return;
    try {
      const answer = await api.push(workspaceId, request);
      const outcome = await port.transact((tx) => acknowledge(tx, workspaceId, request, answer));
      // It would be sent again at once, and again.
      if (answer.last < (request.mutations[0]?.mid ?? 0))
        throw new TeamError('offline', 'A push was answered, and nothing of it taken in.');
      if (outcome === 'again' && ++again > mostAgain)
        throw new TeamError('offline', 'What is pushed has to go out again each time.');
      if (outcome === 'reset' && ++resets > mostRestarts)
        throw new TeamError('offline', 'The server knows numbers of every new client id.');
    } catch (error) {
      count = await smaller(run, request, error);
    }
  }
}

/** A batch that the server cannot read is halved until the one mutation is found that is to blame. */
async function smaller(run: SyncRun, request: PushRequest, error: unknown): Promise<number | undefined> {
  const code = error instanceof TeamError ? error.code : null;
  if (code !== 'bad-request' && code !== 'too-large') throw error;
  if (request.mutations.length > 1) return Math.floor(request.mutations.length / 2);
  const { port, workspaceId } = run;
  await port.transact((tx) =>
    refuseUnread(tx, workspaceId, request, code === 'bad-request' ? 'invalid' : 'too-large'),
  );
  return run.most;
}

async function pullAll(run: SyncRun, bootstrap = false): Promise<void> {
  const { port, api, workspaceId, signal } = run;
  for (let pages = 0; pages < mostPages; pages++) {
    signal?.throwIfAborted();
    const asked = await port.transact((tx) => askedWith(tx, workspaceId));
    if (!asked) return;
    const { from, opened } = asked;
    const answer = await api.pull(workspaceId, from);
    const parts = { bootstrap, from, ...(!bootstrap && { opened }) };
    await port.transact((tx) => integrate(tx, workspaceId, answer, parts));
    if (bootstrap) await tell(run);
    if (!answer.more) return;
    if (answer.cursor === from) throw new TeamError('offline', 'There is more, and no way on to it.');
  }
  throw endless();
}

const endless = () => new TeamError('offline', 'There is no end to what the server sends.');

/** What a pull goes on from; null = the workspace is connected to nothing. */
async function askedWith(tx: SyncTx, workspaceId: string) {
  const connection = await tx.connection(workspaceId);
  if (!connection) return null;
  const opened: string[] = [];
  for (const id of connection.opened ?? []) {
    const waiting = await tx.pendingOf(workspaceId, id);
    if (!waiting.some(({ op }) => op === 'create')) opened.push(id);
  }
  return { from: connection.cursor, opened };
}
