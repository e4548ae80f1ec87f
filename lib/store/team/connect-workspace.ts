import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import { connect } from '../../sync/client/connect';
import type { SyncRecord } from '../../sync/client/types';
import { uploadAll } from '../../sync/client/upload-all';
import { isSafeUrl, toUrl } from '../../sync/team-address';
import type { Command } from '../command';
import { deviceTimeZone, workspaceDefaults } from '../commands/parts';
import { refuse } from '../failure';
import { WriteTx } from '../sync/write-tx';
import type { Write } from '../write';
import { dropTold } from './disconnect-workspace';
import { samePerson } from './join/same';
import { standFor } from './join/stand-for';

export const connectWorkspace: Command<'connectWorkspace'> = {
  args: z.object({
    workspaceId: idSchema,
    server: z.string().check(z.maxLength(300)),
    userId: idSchema,
    memberId: z.nullable(idSchema),
    mode: z.enum(['upload', 'join']),
    name: titleSchema,
  }),
  stores: [...kindNames, 'rejected', 'roster'],
  isUndoable: false,
  async run(write, { workspaceId, server, userId, memberId, mode, name }) {
    if (!isSafeUrl(server) || toUrl(server)?.origin !== server)
      throw refuse('invalid', 'optionsFailServerAddress', server);
    const workspace = await write.get('workspace', workspaceId);
    if (workspace?.sample) throw refuse('invalid', 'optionsFailUploadSample');
    if (mode === 'upload' && !workspace) throw refuse('not-found', 'failNotFound');
    const tx = new WriteTx(write);
    const before = await tx.connection(workspaceId);
    if (before && before.server !== server)
      throw refuse('invalid', 'optionsFailConnectedElsewhere', new URL(before.server).host);
    // Signed in again as the same person: what waits goes on where it was.
    if (before?.userId === userId) tx.putConnection({ ...before, problem: null });
    else {
      await connect(tx, { workspaceId, server, userId });
      if (mode === 'upload') await uploadAll(tx, workspaceId);
      dropTold(write, workspaceId);
    }
    if (!workspace) tx.putRecord('workspace', standIn(workspaceId, name, memberId, write.now));
    await tx.settled();
    // What joins sends nothing: a record of mine that the server does not have goes once all has come.
    if (memberId !== null && !before && mode === 'upload') await meet(write, workspaceId, memberId);
    if (memberId !== null) write.state.me[workspaceId] = memberId;
    write.state.activeWorkspaceId ??= workspaceId;
    return null;
  },
};

/** The server knows me as another record than this device does: one becomes another name of the other, where it is one person. */
async function meet(write: Write, workspaceId: string, memberId: string): Promise<void> {
  const [mine, theirs] = await Promise.all([write.me(workspaceId), write.get('member', memberId)]);
  if (mine && theirs && samePerson(mine, [theirs])) await standFor(write, workspaceId, memberId);
}

/** Until the workspace's own record has come: without a stamp, so that all of that one wins. */
function standIn(id: string, name: string, memberId: string | null, now: number): SyncRecord {
  const record = {
    ...workspaceDefaults(deviceTimeZone()),
    id,
    workspaceId: id,
    scopeId: id,
    createdAt: now,
    createdBy: memberId ?? id,
    archivedAt: null,
    name,
    clock: {},
  };
  return record;
}
