import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { CloseIcon, MoreIcon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { t } from '@/lib/platform/strings';

interface PaneHeadProps {
  /** Where it belongs. */
  crumb: ReactNode;
  menu?: readonly MenuEntry[];
  onClose: () => void;
}

/** Stays at the top of the pane: where the record belongs, what can be done with it, close. */
export function PaneHead({ crumb, menu = [], onClose }: PaneHeadProps) {
  return (
    <div className="detail-head">
      <div className="detail-crumb small">{crumb}</div>
      {menu.length > 0 && (
        <Menu label={t('dashActions')} entries={menu}>
          {(trigger) => <IconButton {...trigger} label={t('dashActions')} icon={<MoreIcon />} />}
        </Menu>
      )}
      <IconButton label={t('close')} icon={<CloseIcon />} onClick={onClose} />
    </div>
  );
}
