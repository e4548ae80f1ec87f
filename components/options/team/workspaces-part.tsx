import { useCommand } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { CheckIcon } from '@/components/ui/icons';
import { useToast } from '@/components/ui/toast';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import { failureText } from '../../use-act';
import { Part } from '../part';
import { hostOf } from './words';

/** The workspaces of this device, and which one is open. */
export function WorkspacesPart({ boot, connected }: { boot: Boot; connected: readonly SyncState[] }) {
  const { run } = useCommand();
  const toast = useToast();
  const open = async (workspaceId: string, name: string) => {
    const answer = await run('switchWorkspace', { workspaceId });
    toast.show({ message: answer.ok ? t('optionsTeamOpened', name) : failureText(answer.error) });
  };
  const placeOf = (id: string, isSample: boolean) => {
    if (isSample) return t('optionsTeamIsSample');
    const state = connected.find(({ workspaceId }) => workspaceId === id);
    return state ? hostOf(state.server) : t('optionsTeamLocal');
  };
  return (
    <Part title={t('optionsTeamWorkspaces')} text={t('optionsTeamWorkspacesText')}>
      <ul className="team-list" aria-label={t('optionsTeamWorkspaces')}>
        {boot.workspaces.map(({ id, name, sample }) => {
          const isOpen = id === boot.workspace?.id;
          return (
            <li key={id} {...(isOpen && { 'aria-current': true })}>
              <span>
                <bdi className="strong">{name}</bdi>
                <span className="small subtlest team-facts">{placeOf(id, sample === true)}</span>
              </span>
              <Button
                compact
                appearance={isOpen ? 'subtle' : 'default'}
                {...(isOpen && { icon: CheckIcon })}
                aria-label={isOpen ? t('optionsTeamOpenOf', name) : t('optionsTeamSwitchTo', name)}
                onClick={() => isOpen || void open(id, name)}
              >
                {isOpen ? t('optionsTeamIsOpen') : t('optionsTeamSwitch')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
