import { useQuery, useStore } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';
import { kindNames } from '@/lib/okr/kinds';
import type { Workspace } from '@/lib/okr/kinds/workspace';
import { tellWorker } from '@/lib/platform/runtime';
import { locale, t } from '@/lib/platform/strings';
import { errorText } from '../../page/error-screen';
import { kindWords } from '../kind-words';
import { Problem } from '../part';
import { type Server, useServerAct } from './use-server';
import { hostOf, must } from './words';

/** What sharing a workspace would send, by kind, before anything is sent. */
export function SharePreview({
  signedIn,
  workspace,
  onDone,
}: {
  signedIn: Server;
  workspace: Workspace;
  onDone: () => void;
}) {
  const { server, key, api, again } = signedIn;
  const store = useStore();
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const { data, error } = useQuery('uploadPreview', { workspaceId: workspace.id });
  const share = () =>
    act(
      async () => {
        must(await store.run('switchWorkspace', { workspaceId: workspace.id }));
        const { me } = await store.read('boot', {});
        if (!me) throw new Error('a workspace of this device without me in it');
        await api.createWorkspace({ id: workspace.id, name: workspace.name, memberId: me.id });
        must(
          await store.run('connectWorkspace', {
            workspaceId: workspace.id,
            server,
            userId: key.userId,
            memberId: me.id,
            mode: 'upload',
            name: workspace.name,
          }),
        );
        tellWorker({ type: 'syncNow' });
        toast.say(t('optionsTeamConnecting', workspace.name));
        again();
        onDone();
      },
      { conflict: 'optionsTeamShareTaken' },
    );
  const close = () => {
    onDone();
    setTimeout(() => document.getElementById(`share-${workspace.id}`)?.focus(), 0);
  };
  const write = new Intl.NumberFormat(locale());
  return (
    <div className="team-card">
      {!data && !error && <Skeleton label={t('optionsTeamCounting')} />}
      {error && <Problem>{errorText(error)}</Problem>}
      {data && (
        <>
          <p>{t('optionsTeamSends', hostOf(server))}</p>
          <dl className="team-counts">
            {kindNames
              .filter((kind) => (data.counts[kind] ?? 0) > 0)
              .map((kind) => (
                <div key={kind}>
                  <dt>{t(kindWords[kind])}</dt>
                  <dd>{write.format(data.counts[kind] ?? 0)}</dd>
                </div>
              ))}
          </dl>
          <p className="small subtle">{t('optionsTeamSendsNot')}</p>
        </>
      )}
      {problem && <Problem>{problem}</Problem>}
      <div className="row team-wrap">
        {data && !data.isSample && (
          <Button appearance="primary" autoFocus onClick={() => void share()}>
            {t('optionsTeamShareNow', workspace.name.slice(0, 60))}
          </Button>
        )}
        <Button appearance="subtle" onClick={close}>
          {t('optionsCancel')}
        </Button>
      </div>
    </div>
  );
}
