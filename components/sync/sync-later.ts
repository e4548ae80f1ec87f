import { loadPart } from '@/lib/platform/language';
import { later } from '../ui/later';

/** What the team server has to say, and its words: loaded only where a workspace has one. */
export const SyncLineLater = later(async () => {
  const [{ SyncLine }] = await Promise.all([import('./sync-line'), loadPart('sync')]);
  return SyncLine;
});
