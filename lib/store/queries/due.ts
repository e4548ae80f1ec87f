import { dueForMe } from '../due';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

/** Check-ins due for me, most overdue first. */
export const due: Query<'due'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader) {
    const summaries = await Summaries.begin(reader);
    if (!summaries) return { items: [], next: null, snoozed: 0 };
    return dueForMe(summaries, reader.myId(summaries.workspace.id));
  },
};
