import { Skeleton } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';
import { tellWorker } from '@/lib/platform/runtime';
import { locale, t } from '@/lib/platform/strings';
import { writeTeamKey } from '@/lib/platform/team-keys';
import { TeamError } from '@/lib/sync/team-api';
import { agoText } from '../../recovery/ago';
import { Part, Problem } from '../part';
import { ConfirmButton } from './confirm-button';
import { useAsked } from './use-asked';
import { type Server, useServerAct } from './use-server';
import { hostOf, teamWords } from './words';

/** Where the person is signed in at a server, and the ways out. */
export function DevicesPart({ signedIn, onSignedOut }: { signedIn: Server; onSignedOut: () => void }) {
  const { server, api, key } = signedIn;
  const host = hostOf(server);
  const toast = useToast();
  const asked = useAsked(server, () => api.devices());
  const { act, problem } = useServerAct(server);
  const end = (id: string, name: string) =>
    act(async () => {
      await api.endDevice(id);
      asked.again();
      toast.show({ message: t('optionsTeamDeviceGone', name) });
    });
  const forget = async (words: string) => {
    await writeTeamKey(server, null);
    tellWorker({ type: 'syncNow' });
    toast.show({ message: words });
    onSignedOut();
  };
  const signOut = () =>
    act(async () => {
      try {
        await api.signOut();
      } catch (error) {
        // Not told or no longer known: this device forgets its token all the same.
        const isKnown = error instanceof TeamError;
        if (!isKnown) throw error;
        const isOver = error.code === 'unauthorized';
        return forget(isOver ? t('optionsTeamOut', host) : t('optionsTeamOutUntold', host));
      }
      await forget(t('optionsTeamOut', host));
    });
  const signOutEverywhere = () =>
    act(async () => {
      await api.signOutEverywhere();
      await forget(t('optionsTeamOutEverywhere', host));
    });
  return (
    <Part title={t('optionsTeamDevices')} text={t('optionsTeamDevicesText', key.email, host)}>
      {!asked.data && !asked.error && <Skeleton label={t('optionsTeamLoading')} />}
      {asked.error !== null && <Problem>{teamWords(asked.error, server)}</Problem>}
      {asked.data && (
        <ul className="team-list" aria-label={t('optionsTeamDevices')}>
          {asked.data.devices.map((device) => (
            <li key={device.id}>
              <span>
                <bdi>{device.name}</bdi>
                <span className="small subtlest team-facts">
                  {device.current
                    ? t('optionsTeamThisDevice')
                    : t('optionsTeamSeen', agoText(device.seenAt, Date.now(), locale()))}
                </span>
              </span>
              {!device.current && (
                <ConfirmButton
                  compact
                  label={t('optionsTeamSignOut')}
                  name={t('optionsTeamSignOutOf', device.name)}
                  text={t('optionsTeamSignOutText', device.name)}
                  confirm={t('optionsTeamSignOut')}
                  onConfirm={() => end(device.id, device.name)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {problem && <Problem>{problem}</Problem>}
      <div className="row team-wrap">
        <ConfirmButton
          label={t('optionsTeamSignOutHere')}
          text={t('optionsTeamSignOutHereText', host)}
          confirm={t('optionsTeamSignOutHere')}
          onConfirm={signOut}
        />
        <ConfirmButton
          label={t('optionsTeamSignOutAll')}
          text={t('optionsTeamSignOutAllText')}
          confirm={t('optionsTeamSignOutAll')}
          onConfirm={signOutEverywhere}
        />
      </div>
    </Part>
  );
}
