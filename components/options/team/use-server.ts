import { useMemo, useRef, useState } from 'react';
import { readTeamKey, type TeamKey } from '@/lib/platform/team-keys';
import type { Account } from '@/lib/protocol/account';
import { type TeamApi, TeamError, teamApi } from '@/lib/sync/team-api';
import { type Asked, useAsked } from './use-asked';
import { type OwnWords, teamWords } from './words';

/** A server as the person is signed in there. */
export interface Server {
  server: string;
  key: TeamKey;
  api: TeamApi;
  me: Account | undefined;
  /** Who I am is asked again: a role, a workspace has changed. */
  again: () => void;
}

const apiOf = (server: string, token: string): TeamApi =>
  teamApi({ server, token, fetch: (...args) => fetch(...args) });

/** `signed-out` = there is no token, or none that is good; undefined = not known yet. */
export function useServer(server: string): {
  signedIn: Server | 'signed-out' | undefined;
  error: unknown;
  again: () => void;
} {
  const asked: Asked<{ key: TeamKey | null; me: Account | undefined; error: unknown }> = useAsked(
    server,
    async () => {
      const key = await readTeamKey(server);
      if (!key) return { key, me: undefined, error: null };
      try {
        return { key, me: await apiOf(server, key.token).me(), error: null };
      } catch (error) {
        const isOver = error instanceof TeamError && error.code === 'unauthorized';
        return { key: isOver ? null : key, me: undefined, error: isOver ? null : error };
      }
    },
  );
  const key = asked.data?.key;
  const token = key?.token;
  const api = useMemo(() => (token === undefined ? null : apiOf(server, token)), [server, token]);
  const kept = useRef<Account | undefined>(undefined);
  // Offline for a moment takes nothing off the screen.
  kept.current = token === undefined ? undefined : (asked.data?.me ?? kept.current);
  const { again } = asked;
  const error = asked.data?.error ?? asked.error;
  if (!asked.data) return { signedIn: undefined, error, again };
  if (!key || !api) return { signedIn: 'signed-out', error, again };
  return { signedIn: { server, key, api, me: kept.current, again }, error, again };
}

/** Does one thing at a time and says in words why it did not work. The button stays: it keeps the focus. */
export function useServerAct(server: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const act = async (work: () => Promise<unknown>, own?: OwnWords): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof TeamError)) console.error(error);
      setProblem(teamWords(error, server, own));
      return false;
    } finally {
      busy.current = false;
    }
  };
  return { act, problem };
}
