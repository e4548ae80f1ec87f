import { writeHandledRevision } from '@/lib/platform/sync-waits';
import { refreshBadge } from './badge';
import { planReminder } from './reminders';
import { planSnapshot } from './snapshots';
import { workerStore } from './store';
import { tellHostTabs } from './tabs';

/** What the worker shows and plans follows the store, whoever has changed it. */
export async function refreshShown(): Promise<void> {
  // Before the rest: what is written meanwhile is looked at again.
  const { revision } = await (await workerStore()).read('boot', {});
  await Promise.all([refreshBadge(), planReminder(), tellHostTabs({ type: 'chipsChanged' }), planSnapshot()]);
  await writeHandledRevision(revision);
}
