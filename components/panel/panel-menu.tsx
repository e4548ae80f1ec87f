import { useEffect, useState } from 'react';
import { useQuery } from '@/components/store-context';
import type { MenuEntry } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { useAct } from '@/components/use-act';
import { openPage } from '@/lib/platform/open-page';
import { canOpenSidePanel, openSidePanel } from '@/lib/platform/side-panel';
import { t, tKey } from '@/lib/platform/strings';
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
  const toast = useToast();
  // The menu is opened later: its question does not stand before the first screen's.
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setAsks, 400, true);
    return () => clearTimeout(timer);
  }, []);
  const { data: last } = useQuery('lastCommand', asks ? {} : null);
  const openSide = () =>
    void openSidePanel().then(
      // One panel is enough.
      () => page.send({ type: 'close' }),
      () => toast.show({ message: t('sidePanelFailed') }),
    );
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
    { label: t('openDashboard'), onSelect: () => void openPage('dashboard.html') },
    { label: t('menuData'), onSelect: () => void openPage('options.html#/data') },
    { label: t('menuOptions'), onSelect: () => void openPage('options.html') },
    ...(canOpenSidePanel() && !page.side ? [{ label: t('menuSidePanel'), onSelect: openSide }] : []),
    { label: t('keyboard'), onSelect: () => show({ name: 'keyboard' }) },
    ...(beside
      ? [{ label: t('menuHideLauncher'), onSelect: () => page.send({ type: 'hide-launcher' }) }]
      : []),
  ];
}

/** `linkTicket` → the words of `didLinkTicket`. */
const commandWord = (command: string): string =>
  tKey(`did${command.charAt(0).toUpperCase()}${command.slice(1)}`);
