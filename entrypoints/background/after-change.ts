import { refreshBadge } from './badge';
import { planReminder } from './reminders';
import { planSnapshot } from './snapshots';
import { tellHostTabs } from './tabs';

/** After a commit by whichever page: what the worker shows and plans follows it. */
export async function afterChange(): Promise<void> {
  await Promise.all([refreshBadge(), planReminder(), tellHostTabs({ type: 'chipsChanged' }), planSnapshot()]);
}
