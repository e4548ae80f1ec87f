import * as z from 'zod/mini';
import { todayIn } from '../../okr/day';
import { type Kind, kindNames } from '../../okr/kinds';
import { sampleRecords } from '../../okr/sample';
import type { Command } from '../command';
import { ticketId } from '../ids';
import type { Stored } from '../schema';
import { deviceTimeZone } from './parts';

/** The sample, in a workspace of its own, dated from today. An earlier sample is hidden. */
export const loadSample: Command<'loadSample'> = {
  args: z.object({}),
  stores: kindNames,
  async run(write) {
    const { me } = await write.here();
    const all: Stored<'workspace'>[] = await write.tx.objectStore('workspace').getAll();
    for (const old of all)
      if (old.sample && old.archivedAt === null) write.patch('workspace', old, { archivedAt: write.now });
    const timeZone = deviceTimeZone();
    const workspaceId = write.newId();
    const meId = write.newId();
    const by = { workspaceId, memberId: meId };
    const records = sampleRecords({
      today: todayIn(write.now, timeZone),
      workspaceId,
      meId,
      now: write.now,
      newId: () => write.newId(),
      ticketId: (ref) => ticketId(workspaceId, ref),
      timeZone,
    });
    write.create('member', by, {
      id: meId,
      name: me.name,
      accounts: me.accounts,
      role: 'owner',
      placeholder: false,
    });
    for (const kind of kindNames) {
      for (const record of records[kind]) write.create<Kind>(kind, by, record);
    }
    write.state.me[workspaceId] = meId;
    write.state.activeWorkspaceId = workspaceId;
    return { workspaceId };
  },
};
