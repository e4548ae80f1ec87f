import { useCommand } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { StatusShape } from '@/components/ui/status-shape';
import { useToast } from '@/components/ui/toast';
import { tellWorker } from '@/lib/platform/runtime';
import { locale, t } from '@/lib/platform/strings';
import type { Role } from '@/lib/protocol/account';
import type { SyncState } from '@/lib/store/sync-api';
import { agoText } from '../../recovery/ago';
import { Part, Problem } from '../part';
import { Switch } from '../switch';
import { BootstrapBar } from './bootstrap-bar';
import { Connect } from './connect';
import { useServerAct } from './use-server';
import { hostOf, isAdmin, must, roleWord } from './words';

/** How a connected workspace stands: in step, what waits, or what it needs from the person. */
export function StatePart({
  state,
  role,
  signedOut,
  shareTitles,
  onSignedIn,
}: {
  state: SyncState;
  role: Role | null;
  signedOut: boolean;
  shareTitles: boolean;
  onSignedIn: () => void;
}) {
  const { server, waiting, bootstrap, syncedAt } = state;
  const host = hostOf(server);
  const toast = useToast();
  const { run } = useCommand();
  const { act, problem } = useServerAct(server);
  const trouble = signedOut ? 'signed-out' : state.problem;
  const now = () => {
    tellWorker({ type: 'syncNow' });
    toast.say(t('optionsTeamSyncing'));
  };
  return (
    <Part
      title={state.name}
      text={role ? t('optionsTeamAt', host, roleWord(role)) : t('optionsTeamAtHost', host)}
    >
      {bootstrap && !trouble && <BootstrapBar bootstrap={bootstrap} name={state.name} />}
      {!bootstrap && !trouble && (
        <div className="row team-wrap">
          <span className="row" role="status">
            <StatusShape shape={waiting > 0 ? 'none' : 'done'} />
            {waiting > 0
              ? t('optionsTeamWaits', waiting)
              : syncedAt === null
                ? t('optionsTeamNotYet')
                : t('optionsTeamInStep', agoText(syncedAt, Date.now(), locale()))}
          </span>
          <Button compact onClick={now}>
            {t('optionsTeamSyncNow')}
          </Button>
        </div>
      )}
      {trouble === 'signed-out' && (
        <>
          <Problem>{t('optionsTeamSignedOutWaits', host, waiting)}</Problem>
          <Connect fixed={server} onDone={onSignedIn} />
        </>
      )}
      {trouble === 'removed' && <Problem>{t('optionsTeamRemoved', host, waiting)}</Problem>}
      {trouble === 'update' && <Problem>{t('optionsTeamUpdateWaits', host, waiting)}</Problem>}
      {trouble === 'full' && <Problem>{t('optionsTeamFull', host, waiting)}</Problem>}
      {isAdmin(role) && !bootstrap && (
        <Switch
          label={t('optionsTeamTitles')}
          hint={t('optionsTeamTitlesHint', host)}
          on={shareTitles}
          onChange={(on) =>
            void act(async () => {
              must(await run('editWorkspace', { shareTitles: on }));
              toast.say(t('optionsSaved'));
            })
          }
        />
      )}
      {problem && <Problem>{problem}</Problem>}
    </Part>
  );
}
