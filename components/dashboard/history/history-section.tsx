import { useMemo, useRef } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Section, Skeleton } from '@/components/ui/section';
import { Segmented } from '@/components/ui/segmented';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { countingCheckIns } from '@/lib/okr/value';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { useKept } from '../kept';
import { type HistoryLine, historyLines } from './entries';
import { HistoryChart } from './history-chart';
import { HistoryTable } from './history-table';
import './history.css';

/** How a key result came to stand where it does: as a chart, or as a table; the choice is kept. */
export function HistorySection({ summary, boot }: { summary: KeyResultSummary; boot: Boot }) {
  const { data, error } = useQuery('keyResultHistory', { keyResultId: summary.keyResult.id });
  const [view, setView] = useKept('history', ['chart', 'table'] as const, 'chart');
  const timeZone = boot.workspace?.timeZone ?? 'UTC';
  const known = useRef<HistoryLine[]>([]);
  const lines = useMemo(() => {
    // Two questions are answered one after the other: between them the lines stay as they were.
    if (!data || !isOneState(summary, data.checkIns)) return known.current;
    known.current = historyLines({
      keyResult: summary.keyResult,
      history: summary.history,
      checkIns: data.checkIns,
      revisions: data.revisions,
      timeZone,
    });
    return known.current;
  }, [summary, data, timeZone]);
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

/** The summary and the check-ins were read at the same state of the store. */
function isOneState({ history }: KeyResultSummary, checkIns: readonly CheckIn[]): boolean {
  const counting = countingCheckIns(checkIns);
  const ids = new Set(history.map(({ checkInId }) => checkInId));
  return counting.length === ids.size && counting.every(({ id }) => ids.has(id));
}
