import { useEffect, useState } from 'react';
import { useCommand } from '@/components/store-context';
import type { Boot } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';

/** Opens a workspace that was being read while the person waited here, as soon as all of it has come. */
export function useArrival(boot: Boot | undefined, connected: readonly SyncState[]): void {
  const { run } = useCommand();
  const [awaited, setAwaited] = useState<string | null>(null);
  const reading = connected.find(
    ({ bootstrap, workspaceId }) => bootstrap && workspaceId !== boot?.workspace?.id,
  );
  const arrived = connected.find(({ workspaceId }) => workspaceId === awaited);
  const isHere = boot?.workspaces.some(({ id }) => id === awaited) ?? false;
  useEffect(() => {
    if (reading) setAwaited(reading.workspaceId);
  }, [reading]);
  useEffect(() => {
    if (!awaited || !arrived || arrived.bootstrap || !isHere) return;
    setAwaited(null);
    void run('switchWorkspace', { workspaceId: awaited }).catch(() => {});
  }, [awaited, arrived, isHere, run]);
}
