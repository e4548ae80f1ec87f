import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import { Part, Problem } from '../part';
import { BootstrapBar } from './bootstrap-bar';
import { Choices } from './choices';
import { Connect } from './connect';
import { DevicesPart } from './devices-part';
import { LeavePart } from './leave-part';
import { OtherPerson } from './other-person';
import { StatePart } from './state-part';
import { TeamParts } from './team-parts';
import { useGoOn } from './use-go-on';
import { useServer } from './use-server';
import { hostOf, teamWords } from './words';

/** All that belongs to one server: the open workspace where it is one of its, what else can be connected, devices. */
export function ServerParts({
  server,
  boot,
  connected,
  invitedTo,
  justSignedIn,
  onSignedOut,
}: {
  server: string;
  boot: Boot;
  /** Every connected workspace, at whichever server. */
  connected: readonly SyncState[];
  invitedTo: string | null;
  justSignedIn: boolean;
  onSignedOut: () => void;
}) {
  const { signedIn, error, again } = useServer(server);
  const host = hostOf(server);
  const here = connected.filter((state) => state.server === server);
  const open = here.find(({ workspaceId }) => workspaceId === boot.workspace?.id) ?? null;
  const arriving = here.filter((state) => state !== open && state.bootstrap !== null);
  const isOut = signedIn === 'signed-out';
  useGoOn(signedIn, here);
  const account = signedIn && signedIn !== 'signed-out' ? signedIn : null;
  const mine = account?.me?.workspaces.find(({ id }) => id === open?.workspaceId) ?? null;
  return (
    <>
      {open && (
        <StatePart
          state={open}
          role={mine?.role ?? open.role}
          signedOut={isOut}
          shareTitles={boot.workspace?.shareTitles === true}
          onSignedIn={again}
        />
      )}
      {!open && isOut && here.length > 0 && (
        <Part title={host} text={t('optionsTeamSignedOut', host)}>
          <Connect fixed={server} onDone={again} />
        </Part>
      )}
      {account && open && open.userId !== account.key.userId && (
        <OtherPerson state={open} signedIn={account} />
      )}
      {error !== null && error !== undefined && <Problem>{teamWords(error, server)}</Problem>}
      {arriving.map((state) => (
        <Part key={state.workspaceId} title={state.name} text={host}>
          {state.bootstrap && <BootstrapBar bootstrap={state.bootstrap} name={state.name} />}
        </Part>
      ))}
      {account && open && mine && (
        <TeamParts
          key={open.workspaceId}
          signedIn={account}
          state={open}
          mine={mine}
          boot={boot}
          connected={connected}
        />
      )}
      {open && <LeavePart state={open} signedIn={account} isMember={mine !== null} />}
      {account?.me && (
        <Choices
          signedIn={{ ...account, me: account.me }}
          boot={boot}
          connected={connected}
          invitedTo={invitedTo}
          takesFocus={justSignedIn}
        />
      )}
      {account && <DevicesPart signedIn={account} onSignedOut={onSignedOut} />}
    </>
  );
}
