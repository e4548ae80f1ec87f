import { t } from '@/lib/platform/strings';
import type { Account } from '@/lib/protocol/account';
import type { Boot } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import { AuditPart } from './audit-part';
import { CopyMine } from './copy-mine';
import { InvitesPart } from './invites-part';
import { MembersPart } from './members-part';
import { useAsked } from './use-asked';
import type { Server } from './use-server';
import { Who } from './who';
import { isAdmin } from './words';

/** The open workspace's people, invites and what has changed in it. */
export function TeamParts({
  signedIn,
  state,
  mine,
  boot,
  connected,
}: {
  signedIn: Server;
  state: SyncState;
  mine: Account['workspaces'][number];
  boot: Boot;
  connected: readonly SyncState[];
}) {
  const { workspaceId, name } = state;
  const asked = useAsked(
    `${signedIn.server} ${workspaceId}`,
    () => signedIn.api.members(workspaceId),
    state.syncedAt,
  );
  const taken = new Set(asked.data?.members.map(({ memberId }) => memberId));
  const placeholders = boot.members.filter(({ placeholder, id }) => placeholder && !taken.has(id));
  const sources = boot.workspaces.filter(
    ({ id, sample }) => sample !== true && !connected.some((each) => each.workspaceId === id),
  );
  const isRead = state.bootstrap === null;
  // Whom an invite has named is known to the server before this device knows itself by it.
  const isSomebody = mine.memberId !== null && boot.me?.id === mine.memberId;
  return (
    <>
      {isRead && asked.data && mine.memberId === null && mine.role !== 'viewer' && (
        <Who signedIn={signedIn} workspaceId={workspaceId} members={placeholders} />
      )}
      {isRead && isSomebody && <CopyMine to={workspaceId} server={signedIn.server} sources={sources} />}
      <MembersPart
        signedIn={signedIn}
        workspaceId={workspaceId}
        role={mine.role}
        asked={asked}
        placeholders={placeholders}
      />
      {isAdmin(mine.role) && (
        <InvitesPart
          signedIn={signedIn}
          workspaceId={workspaceId}
          role={mine.role}
          placeholders={placeholders}
          syncedAt={state.syncedAt}
        />
      )}
      {isAdmin(mine.role) && (
        <AuditPart
          signedIn={signedIn}
          workspaceId={workspaceId}
          name={name || t('optionsTeam')}
          boot={boot}
          syncedAt={state.syncedAt}
        />
      )}
    </>
  );
}
