import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Open } from '../address';
import { PaneHead } from './pane-head';

/** In place of a record that is put away, with a way to bring it back; or of one that is not of this workspace. */
export function Gone({ open, onClose }: { open: Open; onClose: () => void }) {
  const { act } = useAct();
  const { kind, id } = open;
  // An archived objective is shown like any other.
  const past = useQuery('keyResultHistory', kind === 'keyResult' ? { keyResultId: id } : null).data;
  const isArchived = past?.archived === true;
  return (
    <>
      <PaneHead crumb={null} onClose={onClose} />
      <div className="section">
        <EmptyState
          title={
            isArchived
              ? t('dashIsArchivedKeyResult')
              : t(kind === 'objective' ? 'dashGoneObjective' : 'goneTitle')
          }
          action={
            isArchived && (
              <Button
                onClick={() => void act('setArchived', { kind, id, archived: false }, t('dashRestored'))}
              >
                {t('dashRestore')}
              </Button>
            )
          }
        >
          {isArchived ? t('dashNoArchivedText') : t('dashGoneText')}
        </EmptyState>
      </div>
    </>
  );
}
