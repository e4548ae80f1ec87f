import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Commands } from '@/lib/store/api';

interface Archived {
  kind: Commands['setArchived']['args']['kind'];
  id: string;
  name: string;
}

/** Brings one record back. */
export function RestoreButton({ kind, id, name }: Archived) {
  const { act } = useAct();
  return (
    <Button
      compact
      appearance="subtle"
      aria-label={t('dashRestoreOf', name.slice(0, 200))}
      onClick={() => void act('setArchived', { kind, id, archived: false }, t('dashRestored'))}
    >
      {t('dashRestore')}
    </Button>
  );
}

/** What was put away, folded away; nothing where there is nothing. */
export function ArchivedList({ items }: { items: readonly Archived[] }) {
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  return (
    <details className="lists-archived" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('dashArchivedCount', items.length)}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="row">
            <bdi className="subtle">{item.name}</bdi>
            <RestoreButton {...item} />
          </li>
        ))}
      </ul>
    </details>
  );
}
