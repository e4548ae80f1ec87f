import { limits, type RejectionCode } from '../../protocol/mutation';
import type { PushAnswer, PushRequest } from '../../protocol/push';
import { applyPending } from './apply-pending';
import { createOf } from './mutation-of';
import { putNotice } from './queue';
import { rebuild, sharesTitles } from './rebuild';
import { restamp } from './restamp';
import { startOver } from './start-over';
import type { Confirmed, Connection, Pending, SyncRecord, SyncTx } from './types';

/**
 * Takes in what the server said of a push. An answer that comes twice, or too late, changes nothing. Gives `reset` where
 * all that waits goes out anew, `again` where something of this push does: neither without end, whatever a server says.
 *
 * Of each mutation that was refused the person is told by a notice of its own, but for three sorts:
 * - what goes out again: its stamps were ahead, or the making of its record goes out again;
 * - a change of a record whose making was refused too: the notice of the making holds it;
 * - what is not there and was to be deleted here, and changes of it that go out beside that (made before it, or offered
 *   again to a server that was set back): that is as it was wished.
 */
export async function acknowledge(
  tx: SyncTx,
  workspaceId: string,
  request: PushRequest,
  answer: PushAnswer,
): Promise<'done' | 'again' | 'reset'> {
  const found = await tx.connection(workspaceId);
  if (!found || request.client !== tx.clientId) return 'done';
  // The server knows numbers that were never given out here: this store is an older copy of itself.
  if (answer.last > found.mid) {
    await startOver(tx, workspaceId);
    return 'reset';
  }
  const until = Math.min(answer.last, request.mutations.at(-1)?.mid ?? 0);
  const done = (await tx.pending(workspaceId, request.mutations.length)).filter(({ mid }) => mid <= until);
  keepSkew(tx, answer.serverTime);
  const connection = { ...found };
  const answered = new Answered(tx, connection);
  const codes = new Map(answer.rejected.map(({ mid, code }) => [mid, code]));
  for (const pending of done) tx.dropPending(workspaceId, pending.mid);
  for (const pending of done) await answered.one(pending, codes.get(pending.mid), done);
  await answered.settle();
  if (answered.again.length > 0) await restamp(tx, connection, answered.again, answer.serverTime, until);
  if (answered.isFull) connection.problem = 'full';
  else if (connection.problem === 'full' && done.length > 0) connection.problem = null;
  tx.putConnection(connection);
  return answered.again.length > 0 ? 'again' : 'done';
}

/** How far this device's clock is off is worth minding only where the server would soon refuse its stamps. */
function keepSkew(tx: SyncTx, serverTime: number): void {
  const skew = serverTime - tx.now;
  tx.skew = Math.abs(skew) > limits.ahead / 2 ? skew : 0;
}

class Answered {
  /** Refused for their stamps alone: they go out again. */
  readonly again: Pending[] = [];
  isFull = false;
  private readonly records = new Map<string, Confirmed | null>();

  constructor(
    private readonly tx: SyncTx,
    private readonly connection: Connection,
  ) {}

  async one(pending: Pending, code: RejectionCode | undefined, batch: readonly Pending[]): Promise<void> {
    const confirmed = await this.confirmed(pending.id);
    if (code === undefined) {
      if (confirmed) confirmed.record = applyPending(confirmed.record, pending);
    } else if (code === 'clock-skew' || (await this.followsAgain(pending))) this.again.push(pending);
    else await this.refuse(pending, code, confirmed, batch);
  }

  /** What is to be shown of each record that was answered. */
  async settle(): Promise<void> {
    const { tx, connection } = this;
    for (const [id, confirmed] of this.records) {
      // Not held any more: purged, or of a scope that was lost while the answer was on its way.
      if (!confirmed) continue;
      if (this.again.some((one) => one.id === id)) tx.putConfirmed(confirmed);
      else if ((await tx.pendingOf(connection.workspaceId, id)).length > 0) tx.putConfirmed(confirmed);
      else tx.dropConfirmed(id);
      if (!this.again.some((one) => one.id === id)) await rebuild(tx, confirmed, confirmed.record);
    }
  }

  private async confirmed(id: string): Promise<Confirmed | null> {
    const known = this.records.get(id);
    if (known !== undefined) return known;
    const found = await this.tx.confirmed(id);
    const own = found && { ...found };
    this.records.set(id, own);
    return own;
  }

  /** A change of a record whose making goes out again is refused only because that has not come yet. */
  private async followsAgain({ id, op }: Pending): Promise<boolean> {
    if (op === 'create' || (await this.confirmed(id))?.record !== null) return false;
    if (this.again.some((one) => one.id === id && one.op === 'create')) return true;
    const later = await this.tx.pendingOf(this.connection.workspaceId, id);
    return later.some((one) => one.op === 'create');
  }

  private async refuse(
    pending: Pending,
    code: RejectionCode,
    confirmed: Confirmed | null,
    batch: readonly Pending[],
  ): Promise<void> {
    if (code === 'quota') this.isFull = true;
    const isOrphan = confirmed?.record === null;
    // Its making was refused before, and that notice holds this change too. Refused for another reason the server has
    // the record, by somebody else's hand: then nobody has told of it.
    const isMade = batch.some(({ id, op }) => id === pending.id && op === 'create');
    const isCovered = isMade || code === 'not-found' || code === 'gone';
    if (isOrphan && pending.op === 'patch' && isCovered) return;
    // What was to be deleted is not there: as it was wished.
    if (pending.op === 'purge' && code === 'not-found') return;
    const notice = isOrphan && pending.op === 'create' ? await this.whole(pending, batch) : pending;
    putNotice(this.tx, this.connection, code, notice);
  }

  /** A refused `create` with what was changed since, so that doing it again brings all of it. */
  private async whole(create: Pending, batch: readonly Pending[]): Promise<Pending> {
    const { workspaceId } = this.connection;
    const sentToo = batch.filter(({ id, mid }) => id === create.id && mid > create.mid);
    const later = await this.tx.pendingOf(workspaceId, create.id);
    let record: SyncRecord | null = applyPending(null, create);
    for (const pending of [...sentToo, ...later])
      if (pending.op === 'patch') record = applyPending(record, pending);
    if (!record) return create;
    const shares = await sharesTitles(this.tx, workspaceId);
    return { ...create, ...createOf(create.kind, record, create.hlc, shares), kind: create.kind };
  }
}
