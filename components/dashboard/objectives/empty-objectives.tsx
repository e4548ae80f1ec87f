import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import type { Address } from '../address';
import { addressOf } from '../use-address';

interface EmptyObjectivesProps {
  hasCycle: boolean;
  narrowed: boolean;
  archived: boolean;
  address: Address;
  onNew: () => void;
  onClear: () => void;
}

/** No row: why, and what to do about it. */
export function EmptyObjectives({
  hasCycle,
  narrowed,
  archived,
  address,
  onNew,
  onClear,
}: EmptyObjectivesProps) {
  return (
    <div className="dash-body dash-empty">
      {narrowed ? (
        <EmptyState
          title={t('dashNoMatch')}
          action={<Button onClick={onClear}>{t('dashFilterClear')}</Button>}
        >
          {t('dashNoMatchText')}
        </EmptyState>
      ) : archived ? (
        <EmptyState title={t('dashNoArchived')}>{t('dashNoArchivedText')}</EmptyState>
      ) : hasCycle ? (
        <EmptyState
          title={t('dashNoObjectives')}
          action={
            <Button appearance="primary" onClick={onNew}>
              {t('dashNewObjective')}
            </Button>
          }
        >
          {t('dashNoObjectivesText')}
        </EmptyState>
      ) : (
        <EmptyState
          title={t('dashNoCycle')}
          action={<a href={addressOf(address, { view: 'cycles', filter: {} })}>{t('dashToCycles')}</a>}
        >
          {t('dashNoCycleText')}
        </EmptyState>
      )}
    </div>
  );
}
