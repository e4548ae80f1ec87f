import { useEffect, useRef, useState } from 'react';
import { useStore } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { tellWorker } from '@/lib/platform/runtime';
import { locale, t } from '@/lib/platform/strings';
import type { Account } from '@/lib/protocol/account';
import type { Boot } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import { Part, Problem } from '../part';
import { SharePreview } from './share-preview';
import { type Server, useServerAct } from './use-server';
import { hostOf, must, roleWord } from './words';

type Remote = Account['workspaces'][number];

/** What can be connected at a server: its workspaces that are not here yet, and those of this device that it has not. */
export function Choices({
  signedIn,
  boot,
  connected,
  invitedTo,
  takesFocus,
}: {
  signedIn: Server & { me: Account };
  boot: Boot;
  connected: readonly SyncState[];
  /** The workspace that an invite has just led to: its way in comes first. */
  invitedTo: string | null;
  /** The person has just signed in: here it goes on. */
  takesFocus: boolean;
}) {
  const { server, me, key, again } = signedIn;
  const store = useStore();
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (takesFocus && (!active || active.matches('body, h1, h2')))
      list.current?.querySelector('button')?.focus();
  }, [takesFocus]);
  const [sharing, setSharing] = useState<string | null>(null);
  const isConnected = (id: string) => connected.some(({ workspaceId }) => workspaceId === id);
  const local = boot.workspaces.filter(({ sample, id }) => sample !== true && !isConnected(id));
  const isHere = (id: string) => local.some((workspace) => workspace.id === id);
  const remote = me.workspaces
    .filter(({ id }) => !isConnected(id))
    .sort((a, b) => Number(b.id === invitedTo) - Number(a.id === invitedTo));
  const own = local.filter(({ id }) => !me.workspaces.some((each) => each.id === id));
  if (remote.length + own.length === 0) return null;

  const connect = (workspace: Remote) =>
    act(async () => {
      const mode = isHere(workspace.id) ? 'upload' : 'join';
      let { memberId } = workspace;
      if (mode === 'upload' && memberId === null) {
        // Who I am in my own copy is who I am there.
        must(await store.run('switchWorkspace', { workspaceId: workspace.id }));
        memberId = (await store.read('boot', {})).me?.id ?? null;
        if (memberId !== null) await signedIn.api.claim(workspace.id, memberId);
      }
      must(
        await store.run('connectWorkspace', {
          workspaceId: workspace.id,
          server,
          userId: key.userId,
          memberId,
          mode,
          name: workspace.name,
        }),
      );
      tellWorker({ type: 'syncNow' });
      toast.say(t('optionsTeamConnecting', workspace.name));
      again();
    });
  return (
    <Part title={t('optionsTeamChoose')} text={t('optionsTeamChooseText', hostOf(server))}>
      {problem && <Problem>{problem}</Problem>}
      <ul ref={list} className="team-list" aria-label={t('optionsTeamChoose')}>
        {remote.map((workspace) => (
          <li key={workspace.id}>
            <span>
              <bdi className="strong">{workspace.name}</bdi>
              <span className="small subtlest team-facts">
                {t(
                  isHere(workspace.id) ? 'optionsTeamRemoteHere' : 'optionsTeamRemote',
                  roleWord(workspace.role),
                  new Intl.NumberFormat(locale()).format(workspace.records),
                )}
              </span>
            </span>
            <Button
              appearance={workspace.id === invitedTo ? 'primary' : 'default'}
              aria-label={t(
                isHere(workspace.id) ? 'optionsTeamMergeOf' : 'optionsTeamJoinOf',
                workspace.name,
              )}
              onClick={() => void connect(workspace)}
            >
              {isHere(workspace.id) ? t('optionsTeamMerge') : t('optionsTeamJoin')}
            </Button>
          </li>
        ))}
        {own.map((workspace) => (
          <li key={workspace.id}>
            <span>
              <bdi className="strong">{workspace.name}</bdi>
              <span className="small subtlest team-facts">{t('optionsTeamLocal')}</span>
            </span>
            {sharing === workspace.id ? (
              <SharePreview signedIn={signedIn} workspace={workspace} onDone={() => setSharing(null)} />
            ) : (
              <Button
                id={`share-${workspace.id}`}
                aria-label={t('optionsTeamShareOf', workspace.name)}
                onClick={() => setSharing(workspace.id)}
              >
                {t('optionsTeamShare')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
