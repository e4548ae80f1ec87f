import type { MenuEntry } from '@/components/ui/menu';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import { t } from '@/lib/platform/strings';

/** What the pane shows in place of the record: a form, or a question. */
export type Mode = 'edit' | 'move' | 'close' | 'new';

interface MenuOf {
  state: KeyResult['state'];
  canMove: boolean;
  onMode: (mode: Mode) => void;
  onState: (state: 'draft' | 'active') => void;
  onArchive: () => void;
  onCopyLink: () => void;
}

/** A record's actions, by the state it is in. */
export function recordMenu({ state, canMove, onMode, onState, onArchive, onCopyLink }: MenuOf): MenuEntry[] {
  return [
    { label: t('dashEdit'), onSelect: () => onMode('edit') },
    ...(canMove ? [{ label: t('dashMove'), onSelect: () => onMode('move') }] : []),
    { label: t('dashCopyLink'), onSelect: onCopyLink },
    'line',
    ...(state === 'draft'
      ? [{ label: t('dashActivate'), onSelect: () => onState('active') }]
      : state === 'active'
        ? [
            { label: t('dashClose'), onSelect: () => onMode('close') },
            { label: t('dashBackToDraft'), onSelect: () => onState('draft') },
          ]
        : [{ label: t('dashReopen'), onSelect: () => onState('active') }]),
    'line',
    { label: t('dashArchive'), onSelect: onArchive },
  ];
}
