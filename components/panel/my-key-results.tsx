import { useEffect, useState } from 'react';
import { dayWord } from '@/components/check-in/day-words';
import { KeyResultList } from '@/components/key-result/key-result-list';
import { isMineAndDue } from '@/components/key-result/mine-and-due';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import type { MenuEntry } from '@/components/ui/menu';
import { EmptyState, Section, Skeleton } from '@/components/ui/section';
import type { Intent } from '@/lib/messages/frame';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { openPage } from '@/lib/platform/open-page';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { View } from './view';

interface MyKeyResultsProps {
  boot: Boot;
  cycleId: string | null;
  /** What it was opened for: once. */
  takeIntent: () => Intent;
  show: (view: View) => void;
  onReady: () => void;
}

/** What waits for my check-in, then what else is mine. */
export function MyKeyResults({ boot, cycleId, takeIntent, show, onReady }: MyKeyResultsProps) {
  const { data, error } = useQuery('mine', { cycleId });
  const { data: due } = useQuery('due', {});
  const [checkIn, setCheckIn] = useState<{ keyResultId: string; times: number } | null>(null);
  const hasData = data !== undefined;
  useEffect(() => {
    if (hasData) onReady();
  }, [hasData, onReady]);
  useEffect(() => {
    if (!data) return;
    const first = data.summaries.find((summary) => isMineAndDue(summary, boot));
    if (takeIntent() === 'check-in' && first) {
      setCheckIn((old) => ({ keyResultId: first.keyResult.id, times: (old?.times ?? 0) + 1 }));
    }
  }, [data, takeIntent, boot]);

  if (error && !data) return <QueryFailed error={error} />;
  if (!data) {
    return (
      <div className="section">
        <Skeleton lines={6} label={t('loading')} />
      </div>
    );
  }
  const menuOf = ({ summary }: { summary: KeyResultSummary }): MenuEntry[] => [
    { label: t('details'), onSelect: () => show({ name: 'key-result', keyResultId: summary.keyResult.id }) },
    {
      label: t('openInDashboard'),
      onSelect: () => void openPage(`dashboard.html#/kr/${encodeURIComponent(summary.keyResult.id)}`),
    },
  ];
  const items = data.summaries.map((summary) => ({ summary }));
  const waiting = items.filter(({ summary }) => isMineAndDue(summary, boot));
  const rest = items.filter((item) => !waiting.includes(item));
  if (items.length === 0) {
    return (
      <div className="section">
        <EmptyState
          title={t('mineEmpty')}
          action={
            <Button appearance="primary" icon={PlusIcon} onClick={() => show({ name: 'new' })}>
              {t('newKeyResult')}
            </Button>
          }
        >
          {t('mineEmptyText')}
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      {waiting.length > 0 && (
        <Section title={t('mineDue')}>
          <KeyResultList items={waiting} boot={boot} askCheckIn={checkIn} menuOf={menuOf} />
        </Section>
      )}
      {waiting.length === 0 && due?.next && (
        <p className="section small subtle">{t('mineNext', dayWord(due.next, boot.today, locale()))}</p>
      )}
      {rest.length > 0 && (
        <Section title={t(waiting.length > 0 ? 'mineOthers' : 'myKeyResults')}>
          <KeyResultList items={rest} boot={boot} menuOf={menuOf} startCompact />
        </Section>
      )}
    </>
  );
}
