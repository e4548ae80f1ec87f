import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { ChevronDownIcon, MarkIcon } from '../ui/icons';
import { Menu } from '../ui/menu';
import { useAct } from '../use-act';

/** Whose plan this is; with more than one workspace, the way to the others. */
export function WorkspaceSwitcher({ boot }: { boot: Boot }) {
  const { act } = useAct();
  const name = boot.workspace?.name ?? '';
  if (boot.workspaces.length < 2) {
    return (
      <p className="dash-workspace">
        <MarkIcon />
        <bdi className="one-line">{name}</bdi>
      </p>
    );
  }
  return (
    <Menu
      label={t('workspace')}
      entries={boot.workspaces.map((workspace) => ({
        label: <bdi>{workspace.name}</bdi>,
        checked: workspace.id === boot.workspace?.id,
        onSelect: () => void act('switchWorkspace', { workspaceId: workspace.id }),
      }))}
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          className="dash-workspace"
          aria-label={t('dashWorkspaceOf', name.slice(0, 100))}
        >
          <MarkIcon />
          <bdi className="one-line">{name}</bdi>
          <ChevronDownIcon />
        </button>
      )}
    </Menu>
  );
}
