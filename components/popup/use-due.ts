import { useCallback, useMemo, useState } from 'react';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { useQuery } from '../store-context';

export interface DueRound {
  /** The one to check in on; null = all done; undefined = not known yet. */
  current: KeyResultSummary | null | undefined;
  /** 1-based, within this round. */
  position: number;
  total: number;
  /** The day of the next check-in after these; null = none comes. */
  next: string | null;
  snoozed: number;
  error: Error | null;
  /** Saved or put off: on to the next one, without waiting for the store to tell. */
  settle: (keyResultId: string) => void;
  /** Undone: it is asked for again. */
  unsettle: (keyResultId: string) => void;
}

/** The due check-ins of one sitting, one after another. */
export function useDue(): DueRound {
  const { data, error } = useQuery('due', {});
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const settle = useCallback((id: string) => setSettled((old) => new Set(old).add(id)), []);
  const unsettle = useCallback(
    (id: string) => setSettled((old) => new Set([...old].filter((one) => one !== id))),
    [],
  );
  return useMemo(() => {
    const open = data?.items.filter((item) => !settled.has(item.keyResult.id));
    return {
      current: open && (open[0] ?? null),
      position: settled.size + 1,
      total: settled.size + (open?.length ?? 0),
      next: data?.next ?? null,
      snoozed: data?.snoozed ?? 0,
      error,
      settle,
      unsettle,
    };
  }, [data, error, settled, settle, unsettle]);
}
