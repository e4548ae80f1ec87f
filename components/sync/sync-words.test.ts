import { describe, expect, it } from 'vitest';
import type { SyncState } from '@/lib/store/sync-api';
import { patience, syncWords } from './sync-words';

const fine: SyncState = {
  workspaceId: 'w',
  name: 'Acme',
  server: 'https://keyline.example',
  userId: 'u',
  role: 'member',
  waiting: 0,
  bootstrap: null,
  problem: null,
  syncedAt: 1,
};
const online = { isOnline: true, waitingSince: null, now: 100_000 };

describe('what is said of sync', () => {
  it.each<[string, Partial<SyncState>, object, RegExp | null]>([
    ['nothing where all is saved', {}, {}, null],
    ['nothing while changes are on their way', { waiting: 2 }, { waitingSince: 99_000 }, null],
    ['that they wait, after a while', { waiting: 2 }, { waitingSince: 100_000 - patience }, /2 changes/],
    [
      'that they wait, at once when offline',
      { waiting: 1 },
      { isOnline: false, waitingSince: 99_999 },
      /1 change/,
    ],
    ['how far reading is', { bootstrap: { done: 12, total: 40 } }, {}, /12.*40/],
    ['that one is signed out, and what was kept', { problem: 'signed-out', waiting: 3 }, {}, /3 changes/],
    ['that one was removed', { problem: 'removed' }, {}, /Acme/],
    ['that Keyline is too old', { problem: 'update', waiting: 1 }, {}, /newer Keyline. 1 change/],
  ])('%s', (_, state, circumstances, expected) => {
    const words = syncWords({ ...fine, ...state }, { ...online, ...circumstances });
    if (expected === null) expect(words).toBeNull();
    else expect(words?.text).toMatch(expected);
  });

  it('a problem comes with its way out, but an update comes by itself', () => {
    const actionOf = (problem: SyncState['problem']) => syncWords({ ...fine, problem }, online)?.action?.at;
    expect((['signed-out', 'removed', 'full', 'update'] as const).map(actionOf)).toEqual([
      'team',
      'team',
      'team',
      undefined,
    ]);
  });
});
