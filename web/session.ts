import * as z from 'zod/mini';
import { readTeamKey, type TeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import { tokenSchema } from '@/lib/protocol/account';

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

function goToSignIn(): void {
  location.assign(`/sign-in?to=${encodeURIComponent(`/app/${location.hash}`)}`);
}
