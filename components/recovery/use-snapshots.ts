import { useCallback, useEffect, useState } from 'react';
import { callWorker } from '@/lib/store/remote/call';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';

/** The snapshots of this device, newest first. null = still looking; 'unknown' = nobody could say. */
export function useSnapshots(): [SnapshotInfo[] | null | 'unknown', refresh: () => void] {
  const [list, setList] = useState<SnapshotInfo[] | null | 'unknown'>(null);
  const refresh = useCallback(() => {
    void callWorker('listSnapshots', {}).then((answer) => setList(answer.ok ? answer.value : 'unknown'));
  }, []);
  useEffect(refresh, [refresh]);
  return [list, refresh];
}
