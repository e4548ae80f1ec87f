import * as z from 'zod/mini';
import { readTeamKey, type TeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import { tokenSchema } from '@/lib/protocol/account';
import { teamApi } from '@/lib/sync/team-api';

const here = () => location.origin;

/**
 * This page's sign-in: the one it keeps, else one for the cookie of the sign-in page. null = nobody is signed in, and
 * the page is on its way to where one does.
 */
export async function signedIn(): Promise<TeamKey | null> {
  const kept = await readTeamKey(here());
  if (kept) return kept;
  const answer = await fetch('/v1/session-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Web' }),
  });
  const parsed = z.safeParse(tokenSchema, await answer.json().catch(() => null));
  if (!answer.ok || !parsed.success) {
    goToSignIn();
    return null;
  }
  const { token, user } = parsed.data;
  const key = { token, userId: user.id, name: user.name, email: user.email };
  await writeTeamKey(here(), key);
  return key;
}

/** The token is no longer good: forgotten here, and signed in anew. */
export async function signInAgain(): Promise<void> {
  await writeTeamKey(here(), null);
  goToSignIn();
}

/** Ends this page's token at the server, then the session of the sign-in pages, which asks once more. */
export async function signOut(): Promise<void> {
  const key = await readTeamKey(here());
  if (key) {
    const api = teamApi({ server: here(), token: key.token, fetch: (url, init) => fetch(url, init) });
    // Without a network it is forgotten here all the same; the server's list of devices can end it.
    await api.signOut().catch(() => {});
    await writeTeamKey(here(), null);
  }
  location.assign('/sign-out');
}

function goToSignIn(): void {
  location.assign(`/sign-in?to=${encodeURIComponent(`/app/${location.hash}`)}`);
}
