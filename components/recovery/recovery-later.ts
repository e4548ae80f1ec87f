import { loadPart } from '@/lib/platform/language';
import { later } from '../ui/later';

/** The recovery screen and its words: loaded when something is wrong. */
export const RecoveryLater = later(async () => {
  const [{ RecoveryScreen }] = await Promise.all([import('./recovery-screen'), loadPart('recovery')]);
  return RecoveryScreen;
});
