import { useMemo } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Section, Skeleton } from '@/components/ui/section';
import { Segmented } from '@/components/ui/segmented';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { useKept } from '../kept';
import { historyLines } from './entries';
import { HistoryChart } from './history-chart';
import { HistoryTable } from './history-table';
import './history.css';

/** How a key result came to stand where it does: as a chart, or as a table; the choice is kept. */
export function HistorySection({ summary, boot }: { summary: KeyResultSummary; boot: Boot }) {
  const { data, error } = useQuery('keyResultHistory', { keyResultId: summary.keyResult.id });
  const [view, setView] = useKept('history', ['chart', 'table'] as const, 'chart');
  const timeZone = boot.workspace?.timeZone ?? 'UTC';
  const lines = useMemo(
    () =>
      data
        ? historyLines({
            keyResult: summary.keyResult,
            history: summary.history,
            checkIns: data.checkIns,
            revisions: data.revisions,
            timeZone,
          })
        : [],
    [summary, data, timeZone],
  );
  const isEmpty = data !== undefined && lines.length === 0;
  return (
    <Section
      title={t('history')}
      action={
        !isEmpty && (
          <div className="history-view small">
            <Segmented
              label={t('dashHistoryAs')}
              value={view}
              options={[
                { value: 'chart', label: t('dashChart') },
                { value: 'table', label: t('dashTable') },
              ]}
              onChange={setView}
            />
          </div>
        )
      }
    >
      {error && !data && <QueryFailed error={error} />}
      {!data && !error && <Skeleton lines={5} label={t('loading')} />}
      {isEmpty && <p className="small subtle">{t('dashHistoryEmpty')}</p>}
      {data &&
        !isEmpty &&
        (view === 'chart' ? (
          <HistoryChart summary={summary} revisions={data.revisions} boot={boot} />
        ) : (
          <HistoryTable lines={lines} summary={summary} members={data.members} boot={boot} />
        ))}
    </Section>
  );
}
