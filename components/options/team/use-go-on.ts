import { useEffect } from 'react';
import { useCommand } from '@/components/store-context';
import { tellWorker } from '@/lib/platform/runtime';
import type { SyncState } from '@/lib/store/sync-api';
import type { Server } from './use-server';

/** Workspaces that stopped as the sign-in had ended go on once the same person is signed in again. */
export function useGoOn(signedIn: Server | 'signed-out' | undefined, here: readonly SyncState[]): void {
  const { run } = useCommand();
  const account = signedIn && signedIn !== 'signed-out' && signedIn.me ? signedIn : null;
  const stopped = here.find(
    ({ problem, userId }) => problem === 'signed-out' && userId === account?.key.userId,
  );
  const workspaceId = stopped?.workspaceId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each workspace that stands still and each sign-in
  useEffect(() => {
    if (!account || !stopped || !workspaceId) return;
    const { server, userId, name } = stopped;
    const memberId = account.me?.workspaces.find(({ id }) => id === workspaceId)?.memberId ?? null;
    run('connectWorkspace', {
      workspaceId,
      server,
      userId,
      memberId,
      mode: 'join',
      name: name || server,
    }).then(() => tellWorker({ type: 'syncNow' }), console.error);
  }, [workspaceId, account?.key.token, run]);
}
