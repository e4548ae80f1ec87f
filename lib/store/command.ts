import type * as z from 'zod/mini';
import { tick } from '../sync/hlc';
import type { Commands, Failure, Result } from './api';
import { commit } from './commit';
import type { Connection } from './connection';
import { Refusal, refuse, toFailure } from './failure';
import { refreshKeyResults } from './local';
import { loadQueue, queueCode } from './queue-later';
import { readState } from './reader';
import type { StoreName, WriteTransaction } from './schema';
import { Write } from './write';

/** One command: one idea, one transaction. */
export interface Command<K extends keyof Commands, P = unknown> {
  args: z.ZodMiniType<Commands[K]['args']>;
  /** The object stores it reads or writes; `meta`, `undo` and what waits for a team server come on top. */
  stores: readonly StoreName[];
  /** Refuses by throwing `refuse(…)`. Awaits nothing but this transaction's requests, else it would commit early. */
  run(write: Write, args: Commands[K]['args'], prepared: P): Promise<Commands[K]['value']>;
  /** What can be worked out before the transaction opens: parsing, checking a file. */
  prepare?(args: Commands[K]['args'], now: number): P | Promise<P>;
  /** false = `undo` passes it over: what it changed is this device's own, or cannot be taken back. */
  isUndoable?: boolean;
  /** true = drafts: no revision, and nobody is told. */
  isSilent?: boolean;
}

export type CommandName = keyof Commands;

/** Of a team's, `workspace` tells what may be sent. `meta` is in each write, so they hold nobody up that it does not. */
const alwaysStores = ['meta', 'undo', 'workspace', 'outbox', 'confirmed', 'connections'] as const;

const queueWanted = new Error('a workspace is connected, and what queues for it is not loaded yet');

/** How many commands can be taken back, one after another. */
const undoDepth = 20;

export interface Environment {
  /** Milliseconds since 1970. */
  now: () => number;
  /** After a commit that pages and worker should know of. */
  committed: (revision: number, count: number) => void;
  /** The revision that its commit comes after, at least: of a store that was here before. */
  after?: number;
}

/** Runs a command and answers after its transaction is complete, or says what was kept and what to do. */
export async function runCommand<K extends CommandName>(
  connection: Connection,
  environment: Environment,
  name: K,
  command: Command<K>,
  args: Commands[K]['args'],
): Promise<Result<Commands[K]['value']>> {
  const checked = command.args.safeParse(args);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const where = issue ? `${[name, ...issue.path].join('.')}: ${issue.message}` : name;
    return { ok: false, error: refuse('invalid', 'failInvalid', where).failure };
  }
  try {
    const prepared = await command.prepare?.(args, environment.now());
    const once = () =>
      connection.use((db) => {
        const stores = [...new Set<StoreName>([...command.stores, ...alwaysStores])];
        const tx: WriteTransaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
        return inTransaction(tx, environment, name, (write) => command.run(write, args, prepared), command);
      });
    const done = await once().catch(async (error: unknown) => {
      if (error !== queueWanted) throw error;
      // Ended before the command began: nothing of it has happened.
      await loadQueue();
      return once();
    });
    if (done.revision !== null) environment.committed(done.revision, done.count);
    return { ok: true, value: done.value };
  } catch (error) {
    const failure: Failure | null = toFailure(error);
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

async function inTransaction<K extends CommandName>(
  tx: WriteTransaction,
  { now, after = 0 }: Environment,
  name: K,
  run: (write: Write) => Promise<Commands[K]['value']>,
  { isSilent, isUndoable }: Pick<Command<K>, 'isSilent' | 'isUndoable'>,
): Promise<{ value: Commands[K]['value']; revision: number | null; count: number }> {
  // A browser that does not know durability leaves it undefined; one that does must have taken it.
  if (tx.durability !== undefined && tx.durability !== 'strict')
    throw new Error(`durability is ${tx.durability}`);
  // Its end is awaited in `commit`; where the command fails before that, this keeps the abort from going unheard.
  tx.done.catch(() => {});
  try {
    // Asked for beside the state: each answer that is waited for alone makes the command longer.
    const undoKeys = isSilent || isUndoable === false ? null : tx.objectStore('undo').getAllKeys();
    undoKeys?.catch(() => {});
    const state = await readState(tx);
    const queue = queueCode();
    if (state.connected.length > 0 && !queue && !isSilent) throw queueWanted;
    const activeBefore = state.activeWorkspaceId;
    const instant = now();
    state.clock = tick(state.clock, instant + state.skew, state.clientId);
    const write = new Write(tx, state, instant, state.clock);
    const value = await run(write);
    await refreshKeyResults(write);
    if (isSilent || (write.isEmpty && state.activeWorkspaceId === activeBefore)) {
      await Promise.all([write.settled(), tx.done]);
      return { value, revision: null, count: state.count };
    }
    if (state.connected.length > 0) await queue?.queueWrite(write);
    state.revision = Math.max(state.revision, after) + 1;
    const undo = isUndoable === false ? null : write.undoEntry(name, activeBefore);
    if (undo && undoKeys) dropOldUndo(write, await undoKeys);
    await Promise.all([write.settled(), commit(tx, { state, undo })]);
    return { value, revision: state.revision, count: state.count };
  } catch (error) {
    throw await takenBack(tx, error);
  }
}

/** Ends the transaction and waits until it has; gives what really stopped it. */
async function takenBack(tx: WriteTransaction, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // It has ended already: on a failed request, or by the browser.
  }
  const reason: unknown = await tx.done.then(
    () => null,
    (ended: unknown) => ended,
  );
  if (error instanceof Refusal || reason === null) return error;
  // Where the browser ended it (a full disk), the command met only a dead transaction: the reason lies with that.
  return nameOf(reason) !== 'AbortError' || nameOf(error) === 'TransactionInactiveError' ? reason : error;
}

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;

function dropOldUndo(write: Write, keys: IDBValidKey[]): void {
  for (const key of keys.slice(0, Math.max(0, keys.length - undoDepth + 1)))
    write.later(write.tx.objectStore('undo').delete(key));
}
