import { withoutSync } from '@/lib/platform/sync-lock';
import type { TeamKey } from '@/lib/platform/team-keys';
import type { Store } from '@/lib/store/api';
import { TeamError, teamApi } from '@/lib/sync/team-api';

/**
 * Every workspace of the person, on this page's own store. One that nobody stands for the person in gets a member of
 * that name, except for viewers, who write nothing. False = the token is no longer good; null = no workspace is theirs, and none is here.
 */
export async function joinAll(
  store: Store,
  { token, userId, name }: TeamKey,
  sync: () => Promise<void>,
): Promise<boolean | null> {
  const server = location.origin;
  const api = teamApi({ server, token, fetch: (url, init) => fetch(url, init) });
  try {
    const { workspaces } = await api.me();
    const connected = (await store.read('sync', {})).workspaces.map(({ workspaceId }) => workspaceId);
    for (const { id, name, memberId } of workspaces) {
      if (connected.includes(id)) continue;
      await store.run('connectWorkspace', { workspaceId: id, server, userId, memberId, mode: 'join', name });
    }
    if (workspaces.length + connected.length === 0) return null;
    await sync();
    for (const { id, memberId, role } of workspaces) {
      if (memberId !== null || role === 'viewer') continue;
      await withoutSync(async () => {
        const made = await store.run('becomeMember', { workspaceId: id, memberId: null, name });
        // Before it is sent: the server takes a new member only from who stands for them.
        if (made.ok) await api.claim(id, made.value.memberId);
      });
      await sync();
    }
    return true;
  } catch (error) {
    // Without a network the page shows what it has.
    if (error instanceof TeamError) return error.code !== 'unauthorized';
    throw error;
  }
}
