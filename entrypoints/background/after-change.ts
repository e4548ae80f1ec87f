import { refreshShown } from './refresh';
import { syncSoon } from './sync';

/** After a commit on this device: what the worker shows and plans follows it, and a team's server hears of it. */
export async function afterChange(): Promise<void> {
  // Not waited for: the server may be far.
  void syncSoon();
  await refreshShown();
}
