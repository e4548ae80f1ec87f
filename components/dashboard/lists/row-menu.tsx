import { IconButton } from '@/components/ui/icon-button';
import { MoreIcon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { t } from '@/lib/platform/strings';

/** ⋯ at the end of a row, named by what the row is of. */
export function RowMenu({ name, entries }: { name: string; entries: MenuEntry[] }) {
  const label = t('moreOf', name.slice(0, 100));
  return (
    <Menu label={label} entries={entries}>
      {(trigger) => <IconButton {...trigger} label={label} icon={<MoreIcon />} />}
    </Menu>
  );
}
