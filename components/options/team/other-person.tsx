import { useStore } from '@/components/store-context';
import { tellWorker } from '@/lib/platform/runtime';
import { t } from '@/lib/platform/strings';
import type { SyncState } from '@/lib/store/sync-api';
import { Part, Problem } from '../part';
import { ConfirmButton } from './confirm-button';
import { type Server, useServerAct } from './use-server';
import { hostOf, must } from './words';

/** The workspace was connected as somebody else than is signed in now: nothing is sent in another's name unasked. */
export function OtherPerson({ state, signedIn }: { state: SyncState; signedIn: Server }) {
  const { server, key, me, again } = signedIn;
  const { workspaceId, name } = state;
  const store = useStore();
  const { act, problem } = useServerAct(server);
  const mine = me?.workspaces.find(({ id }) => id === workspaceId);
  const goOn = () =>
    act(async () => {
      must(
        await store.run('connectWorkspace', {
          workspaceId,
          server,
          userId: key.userId,
          memberId: mine?.memberId ?? null,
          mode: 'upload',
          name,
        }),
      );
      tellWorker({ type: 'syncNow' });
      again();
    });
  return (
    <Part title={t('optionsTeamOther')} text={t('optionsTeamOtherText', name, key.email, hostOf(server))}>
      {mine ? (
        <div>
          <ConfirmButton
            label={t('optionsTeamGoOn', key.email)}
            text={t('optionsTeamGoOnText', key.email)}
            confirm={t('optionsTeamGoOn', key.email)}
            onConfirm={goOn}
          />
        </div>
      ) : (
        <p>{t('optionsTeamNotIn', key.email)}</p>
      )}
      {problem && <Problem>{problem}</Problem>}
    </Part>
  );
}
