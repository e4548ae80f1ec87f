import { useCallback, useEffect, useState } from 'react';
import { readTeamKey } from '@/lib/platform/team-keys';
import type { AuditEntry } from '@/lib/protocol/audit';
import { TeamError, teamApi } from '@/lib/sync/team-api';

interface AuditState {
  entries: AuditEntry[];
  /** null = all are here. */
  before: number | null;
  status: 'loading' | 'ready' | 'offline' | 'signed-out';
}

const none: AuditState = { entries: [], before: null, status: 'loading' };

/** A record's audit, a page at a time, straight from the server: it is kept nowhere here. */
export function useAudit(server: string, workspaceId: string, record: string) {
  const [state, setState] = useState<AuditState>(none);
  const load = useCallback(
    async (before: number | null, signal?: AbortSignal) => {
      setState((old) => ({ ...old, status: 'loading' }));
      const next = await read(server, workspaceId, { record, before, limit: 50 });
      if (signal?.aborted) return;
      setState((old) => ({
        ...next,
        entries: before === null ? next.entries : [...old.entries, ...next.entries],
      }));
    },
    [server, workspaceId, record],
  );
  useEffect(() => {
    const left = new AbortController();
    setState(none);
    void load(null, left.signal);
    return () => left.abort();
  }, [load]);
  return { ...state, more: () => load(state.before), retry: () => load(null) };
}

async function read(
  server: string,
  workspaceId: string,
  asked: { record: string; before: number | null; limit: number },
): Promise<AuditState> {
  try {
    const key = await readTeamKey(server);
    if (!key) return { ...none, status: 'signed-out' };
    const api = teamApi({ server, token: key.token, fetch: globalThis.fetch.bind(globalThis) });
    return { ...(await api.audit(workspaceId, asked)), status: 'ready' };
  } catch (error) {
    const isOut = error instanceof TeamError && error.code === 'unauthorized';
    return { ...none, status: isOut ? 'signed-out' : 'offline' };
  }
}
