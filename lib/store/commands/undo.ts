import * as z from 'zod/mini';
import { type Kind, kindNames } from '../../okr/kinds';
import { clockAt, withValues } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Stored, UndoEntry } from '../schema';
import type { Write } from '../write';

type PutBack = { key: string; stampBefore: string };

/** Takes the last command back: only fields that nobody has written since. What it made is archived. */
export const undo: Command<'undo'> = {
  args: z.object({}),
  stores: kindNames,
  isUndoable: false,
  async run(write) {
    const store = write.tx.objectStore('undo');
    const entries: UndoEntry[] = await store.getAll();
    const entry = entries.pop();
    if (entry?.seq === undefined) throw refuse('nothing-to-undo', 'failNothingToUndo');
    write.later(store.delete(entry.seq));
    const putBack: PutBack[] = [];
    let kept = 0;
    for (const { kind, id } of entry.created) if (!(await archive(write, kind, id, entry))) kept++;
    for (const change of entry.changed) kept += await revert(write, change, entry, putBack);
    for (const older of entries) {
      if (isRestoredBy(older, putBack, write.stamp)) write.later(store.put(older));
    }
    if (write.state.activeWorkspaceId === entry.activeAfter)
      write.state.activeWorkspaceId = entry.activeBefore;
    return { command: entry.command, kept };
  },
};

const isOurs = (record: Stored<Kind>, kind: Kind, path: string, entry: UndoEntry) => {
  const stamp = clockAt(record.clock, path);
  return stamp === entry.stamp || stamp === entry.restored?.[`${kind}/${record.id}/${path}`];
};

async function archive(write: Write, kind: Kind, id: string, entry: UndoEntry): Promise<boolean> {
  const record = await write.get(kind, id);
  if (!record || record.archivedAt !== null || !isOurs(record, kind, 'archivedAt', entry)) return false;
  write.patch(kind, record, { archivedAt: write.now });
  return true;
}

/** Gives the number of fields left as they are, as they have been written since. */
async function revert(
  write: Write,
  { kind, id, before }: UndoEntry['changed'][number],
  entry: UndoEntry,
  putBack: PutBack[],
): Promise<number> {
  const record = await write.get(kind, id);
  if (!record) return before.length;
  const ours = before.filter(([path]) => isOurs(record, kind, path, entry));
  const values = new Map(ours.map(([path, value]) => [path, value]));
  write.replace(kind, record, withValues<Stored<Kind>>(record, values, mergeRules[kind].sets));
  for (const [path, , stampBefore] of ours) putBack.push({ key: `${kind}/${id}/${path}`, stampBefore });
  return before.length - ours.length;
}

/** A command before the undone one whose value now stands again: it can be taken back in its turn. */
function isRestoredBy(older: UndoEntry, putBack: readonly PutBack[], stamp: string): boolean {
  const its = putBack.filter(
    ({ key, stampBefore }) => stampBefore === older.stamp || stampBefore === older.restored?.[key],
  );
  for (const { key } of its) older.restored = { ...older.restored, [key]: stamp };
  return its.length > 0;
}
