import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Open } from '../address';
import { PaneHead } from './pane-head';

/** In place of a record that is put away, or never was: a way to bring it back. */
export function Gone({ open, onClose }: { open: Open; onClose: () => void }) {
  const { act } = useAct();
  return (
    <>
      <PaneHead crumb={null} onClose={onClose} />
      <div className="section">
        <EmptyState
          title={t(open.kind === 'objective' ? 'dashGoneObjective' : 'goneTitle')}
          action={
            <Button
              onClick={() =>
                void act('setArchived', { kind: open.kind, id: open.id, archived: false }, t('dashRestored'))
              }
            >
              {t('dashRestore')}
            </Button>
          }
        >
          {t('goneText')}
        </EmptyState>
      </div>
    </>
  );
}
