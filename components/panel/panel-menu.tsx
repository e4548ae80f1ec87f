import { useEffect, useState } from 'react';
import { useQuery } from '@/components/store-context';
import type { MenuEntry } from '@/components/ui/menu';
import { useAct } from '@/components/use-act';
import { t, tKey } from '@/lib/platform/strings';
import { openPage } from '@/lib/platform/tabs';
import type { Boot } from '@/lib/store/api';
import type { PanelPage } from './panel-page';
import type { View } from './view';

interface PanelMenuArgs {
  boot: Boot;
  page: PanelPage;
  beside: boolean;
  show: (view: View) => void;
}

/** ⋯ of the header: undo, workspaces, data, the launcher of this site, the keyboard. */
export function usePanelMenu({ boot, page, beside, show }: PanelMenuArgs): MenuEntry[] {
  const { act, undo } = useAct();
  // The menu is opened later: its question does not stand before the first screen's.
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setAsks, 400, true);
    return () => clearTimeout(timer);
  }, []);
  const { data: last } = useQuery('lastCommand', asks ? {} : null);
  const others = boot.workspaces.length > 1 || boot.workspace?.sample;
  return [
    {
      label: last ? t('undoOf', commandWord(last.command)) : t('undoNothing'),
      disabled: !last,
      onSelect: () => void undo(),
    },
    { label: t('newKeyResult'), onSelect: () => show({ name: 'new' }) },
    ...(others
      ? [
          'line' as const,
          { heading: t('workspace') },
          ...boot.workspaces.map((workspace) => ({
            label: <bdi>{workspace.name}</bdi>,
            checked: workspace.id === boot.workspace?.id,
            onSelect: () => void act('switchWorkspace', { workspaceId: workspace.id }),
          })),
        ]
      : []),
    'line',
    { label: t('menuData'), onSelect: () => void openPage('options.html#/data') },
    { label: t('menuOptions'), onSelect: () => void openPage('options.html') },
    { label: t('keyboard'), onSelect: () => show({ name: 'keyboard' }) },
    ...(beside
      ? [{ label: t('menuHideLauncher'), onSelect: () => page.send({ type: 'hide-launcher' }) }]
      : []),
  ];
}

/** `linkTicket` → the words of `didLinkTicket`. */
const commandWord = (command: string): string =>
  tKey(`did${command.charAt(0).toUpperCase()}${command.slice(1)}`);
