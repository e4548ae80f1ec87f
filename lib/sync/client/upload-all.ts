import { type Kind, kindNames } from '../../okr/kinds';
import { formatHlc } from '../hlc';
import { createOf } from './mutation-of';
import { append } from './queue';
import { sharesTitles } from './rebuild';
import type { SyncRecord, SyncTx } from './types';

type Row = { kind: Kind; record: SyncRecord };

/** Queues every record of a workspace with the stamps it has, what others hang on first. Never the sample. */
export async function uploadAll(tx: SyncTx, workspaceId: string): Promise<void> {
  const found = await tx.connection(workspaceId);
  const workspace = await tx.record('workspace', workspaceId);
  if (!found || workspace?.sample === true) return;
  const connection = { ...found };
  const shares = await sharesTitles(tx, workspaceId);
  const stamp = tx.clock || formatHlc({ millis: Math.max(0, tx.now), counter: 0, clientId: tx.clientId });
  for (const { kind, record } of inOrder(await tx.records(workspaceId)))
    await append(tx, connection, createOf(kind, record, stamp, shares), null);
  tx.putConnection(connection);
}

const order: readonly Kind[] = [
  ...new Set<Kind>([
    'workspace',
    'member',
    'team',
    'cycle',
    'objective',
    'keyResult',
    'ticket',
    ...kindNames,
  ]),
];

/** Each record after those it names, as far as they name one another in no ring. */
export function inOrder(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.record.id, row]));
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.record.id < b.record.id ? -1 : 1),
  );
  const done = new Set<string>();
  const all: Row[] = [];
  // A stack of its own: a long chain of parents would end the call stack.
  const stack: { row: Row; left: string[] }[] = [];
  const enter = (row: Row) => {
    if (done.has(row.record.id)) return;
    done.add(row.record.id);
    stack.push({ row, left: namedBy(row.record) });
  };
  for (const row of sorted) {
    enter(row);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.pop();
      const named = next === undefined ? undefined : byId.get(next);
      if (named) enter(named);
      else if (next === undefined) {
        all.push(top.row);
        stack.pop();
      }
    }
  }
  return all;
}

/** What a record cannot be understood without. */
function namedBy(record: SyncRecord): string[] {
  const { parentId, cycleId, objectiveId, keyResultId, ticketId, supersedes, parent } = record;
  const inner = typeof parent === 'object' && parent !== null ? (parent as { id?: unknown }).id : null;
  return [parentId, cycleId, objectiveId, keyResultId, ticketId, supersedes, inner].filter(
    (id) => typeof id === 'string',
  );
}
