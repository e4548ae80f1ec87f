import * as z from 'zod/mini';
import { addDays } from '../../okr/day';
import { idSchema } from '../../okr/kinds/base';
import type { Command } from '../command';
import type { SnoozeRow } from '../schema';

/** "Not now": not asked for again before tomorrow. On this device only. */
export const snooze: Command<'snooze'> = {
  args: z.object({ keyResultId: idSchema }),
  stores: ['workspace', 'member', 'keyResult', 'snooze'],
  isUndoable: false,
  async run(write, { keyResultId }) {
    const { workspace, today } = await write.here();
    await write.needHere('keyResult', keyResultId, workspace.id);
    const store = write.tx.objectStore('snooze');
    const rows: SnoozeRow[] = await store.getAll();
    for (const row of rows) if (row.until <= today) write.later(store.delete(row.keyResultId));
    write.later(store.put({ keyResultId, until: addDays(today, 1) } satisfies SnoozeRow));
    return null;
  },
};
