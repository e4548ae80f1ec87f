import { useStore } from '@/components/store-context';
import { useToast } from '@/components/ui/toast';
import { t } from '@/lib/platform/strings';
import type { SyncState } from '@/lib/store/sync-api';
import { Part, Problem } from '../part';
import { ConfirmButton } from './confirm-button';
import { type Server, useServerAct } from './use-server';
import { hostOf, must } from './words';

/** The ways out of a workspace: this device's bond, or the person's membership. */
export function LeavePart({
  state,
  signedIn,
  isMember,
}: {
  state: SyncState;
  /** null = signed out: only this device can be disconnected. */
  signedIn: Server | null;
  isMember: boolean;
}) {
  const { workspaceId, server, waiting, name } = state;
  const host = hostOf(server);
  const store = useStore();
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const disconnect = () =>
    act(async () => {
      const { waiting: lost } = must(await store.run('disconnectWorkspace', { workspaceId }));
      toast.show({
        message:
          lost > 0 ? t('optionsTeamDisconnectedWaiting', name, lost) : t('optionsTeamDisconnected', name),
      });
    });
  const leave = (from: Server) =>
    act(
      async () => {
        await from.api.removeMember(workspaceId, from.key.userId);
        must(await store.run('disconnectWorkspace', { workspaceId }));
        from.again();
        toast.show({ message: t('optionsTeamLeft', name) });
      },
      { conflict: 'optionsTeamLastOwner' },
    );
  return (
    <Part title={t('optionsTeamEnd')} text={t('optionsTeamEndText', host)}>
      {problem && <Problem>{problem}</Problem>}
      <div className="row team-wrap">
        <ConfirmButton
          label={t('optionsTeamDisconnect')}
          text={
            waiting > 0
              ? t('optionsTeamDisconnectWaits', host, waiting)
              : t('optionsTeamDisconnectText', host)
          }
          confirm={t('optionsTeamDisconnect')}
          onConfirm={disconnect}
        />
        {signedIn && isMember && (
          <ConfirmButton
            label={t('optionsTeamLeave')}
            text={t('optionsTeamLeaveText', name, waiting)}
            confirm={t('optionsTeamLeave')}
            onConfirm={() => leave(signedIn)}
          />
        )}
      </div>
    </Part>
  );
}
