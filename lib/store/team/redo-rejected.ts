import * as z from 'zod/mini';
import { type Kind, kindNames } from '../../okr/kinds';
import { idSchema } from '../../okr/kinds/base';
import { withAbsent } from '../../protocol/never-sent';
import type { Pending, Rejected } from '../../sync/client/types';
import { withValues } from '../../sync/merge';
import { mergeRules } from '../../sync/merge-rules';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';

export const redoRejected: Command<'redoRejected'> = {
  args: z.object({ workspaceId: idSchema, mid: z.int() }),
  stores: [...kindNames, 'rejected'],
  isUndoable: false,
  async run(write, { workspaceId, mid }) {
    const store = write.tx.objectStore('rejected');
    const rejected: Rejected | undefined = await store.get([workspaceId, mid]);
    if (!rejected) throw refuse('not-found', 'syncFailGone');
    await doAgain(write, rejected.mutation);
    write.later(store.delete([workspaceId, mid]));
    return null;
  },
};

/** On the record as it stands now, as a write of this moment. What was refused as new is made again under its id. */
async function doAgain(
  write: Write,
  { kind, id, workspaceId, op, patch, unset = [] }: Pending,
): Promise<void> {
  const record = await write.get<Kind>(kind, id);
  if (record && op === 'purge') throw refuse('invalid', 'failUnexpected');
  if (record) {
    const values = new Map<string, unknown>([
      ...Object.entries(patch),
      ...unset.map((path): [string, undefined] => [path, undefined]),
    ]);
    write.replace<Kind>(kind, record, withValues<Stored<Kind>>(record, values, mergeRules[kind].sets));
    return;
  }
  if (op !== 'create') throw refuse('not-found', 'failNotFound');
  const by = { workspaceId, memberId: write.state.me[workspaceId] ?? id };
  const { clock: _clock, ...fields } = withValues<Record<string, unknown>>(
    {},
    new Map(Object.entries(withAbsent(kind, patch))),
    mergeRules[kind].sets,
  );
  write.create<Kind>(kind, by, { ...fields, id } as unknown as Stored<Kind>);
}
