import { useEffect, useRef, useState } from 'react';
import browser from 'webextension-polyfill';
import { tellWorker } from '@/lib/platform/runtime';
import { t } from '@/lib/platform/strings';
import { readTeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import { parseTeamAddress, type TeamAddress } from '@/lib/sync/team-address';
import { deviceName, type SignInEnd, signIn, type Waiting, waitFor } from '@/lib/sync/team-sign-in';
import { signInWords, wrongAddress } from './words';

/** Where connecting stands. */
export type SignInState =
  | { at: 'typing'; problem: string | null }
  | { at: 'looking'; server: string }
  | { at: 'waiting'; server: string; waiting: Waiting };

const openTab = async (url: string) => void (await browser.tabs.create({ url }));

/** Connecting to a server, from what was typed to the token that is kept. Ends when the page is left. */
export function useSignIn(onDone: (server: string, workspaceId: string | null) => void) {
  const [state, setState] = useState<SignInState>({ at: 'typing', problem: null });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (typed: string) => {
    const address = parseTeamAddress(typed);
    if (typeof address === 'string') setState({ at: 'typing', problem: t(wrongAddress[address]) });
    else await connect(address);
  };
  const connect = async ({ server, invite }: TeamAddress) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const show = (next: SignInState) => signal.aborted || setState(next);
    show({ at: 'looking', server });
    let end: SignInEnd;
    try {
      end = await signIn(
        { server, invite, device: deviceName(navigator.userAgent) },
        {
          fetch: (...args) => fetch(...args),
          now: Date.now,
          wait: waitFor,
          open: openTab,
          readKey: readTeamKey,
          writeKey: writeTeamKey,
        },
        (waiting) => show({ at: 'waiting', server, waiting }),
        signal,
      );
    } catch (error) {
      console.error(error);
      show({ at: 'typing', problem: t('pageUnexpected') });
      return;
    }
    if (signal.aborted) return;
    show({ at: 'typing', problem: end.ok ? null : signInWords(end.failure, server) });
    if (!end.ok) return;
    tellWorker({ type: 'syncNow' });
    onDone(server, end.workspaceId);
  };
  const cancel = () => {
    stop.current?.abort();
    setState({ at: 'typing', problem: null });
  };
  const forget = () => state.at === 'typing' && state.problem && setState({ at: 'typing', problem: null });
  return { state, start, cancel, forget, openAgain: (url: string) => void openTab(url).catch(() => {}) };
}
