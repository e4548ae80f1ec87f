import * as z from 'zod/mini';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import { checkCycle } from '../dashboard/place-cycle';
import { refuse } from '../failure';

/** Hides a record or brings it back. Nothing cascades: what hangs on it stands "without a parent" meanwhile. */
export const setArchived: Command<'setArchived'> = {
  args: z.object({
    kind: z.enum(['objective', 'keyResult', 'cycle', 'team', 'member']),
    id: idSchema,
    archived: z.boolean(),
  }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { kind, id, archived }) {
    const { workspace, me } = await write.here();
    const record = await write.need(kind, id);
    if (record.workspaceId !== workspace.id) throw refuse('not-found', 'failNotFound');
    if ((record.archivedAt !== null) === archived) return null;
    // Without me nothing could be done any more, not even this taken back.
    if (archived && id === me.id) throw refuse('invalid', 'failArchiveMe');
    // Meanwhile the cycle above it may have got other days.
    if (!archived && kind === 'cycle') await checkCycle(write, await write.need('cycle', id));
    write.patch(kind, record, { archivedAt: archived ? write.now : null });
    return null;
  },
};
