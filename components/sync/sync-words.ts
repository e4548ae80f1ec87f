import { t } from '@/lib/platform/strings';
import type { SyncState } from '@/lib/store/sync-api';

/** What a line says of a workspace's sync, and what can be done about it. */
export interface SyncWords {
  tone: 'quiet' | 'warning';
  text: string;
  /** Where the way out is; null = nothing to do but wait. */
  action: { label: string; at: 'team' } | null;
}

/** Milliseconds that changes may be on their way before a person hears of them. */
export const patience = 8000;

interface Circumstances {
  isOnline: boolean;
  /** Milliseconds since 1970 from which on the same changes have been waiting; null = none wait. */
  waitingSince: number | null;
  now: number;
}

/** null = all is saved, or soon will be: nothing is said. */
export function syncWords(
  state: SyncState,
  { isOnline, waitingSince, now }: Circumstances,
): SyncWords | null {
  const { problem, waiting, bootstrap } = state;
  if (problem !== null) {
    const counted = waiting === 0 ? '' : ` ${waiting === 1 ? t('syncKeptOne') : t('syncKeptMany', waiting)}`;
    return {
      tone: 'warning',
      text: `${t(problems[problem], state.name)}${counted}`,
      action: problem === 'update' ? null : { label: t(actions[problem]), at: 'team' },
    };
  }
  if (bootstrap !== null) {
    const { done, total } = bootstrap;
    return { tone: 'quiet', text: total ? t('syncReadingOf', done, total) : t('syncReading'), action: null };
  }
  if (waiting === 0 || waitingSince === null) return null;
  if (isOnline && now - waitingSince < patience) return null;
  const count = waiting === 1 ? t('syncWaitsOne') : t('syncWaitMany', waiting);
  return {
    tone: 'quiet',
    text: isOnline ? t('syncUnreached', count) : t('syncOffline', count),
    action: null,
  };
}

const problems = {
  'signed-out': 'syncSignedOut',
  removed: 'syncRemoved',
  update: 'syncUpdate',
  full: 'syncFull',
} as const;

const actions = {
  'signed-out': 'syncSignIn',
  removed: 'syncLook',
  full: 'syncLook',
} as const;
