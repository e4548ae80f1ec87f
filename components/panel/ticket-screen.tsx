import { useCallback, useEffect, useRef, useState } from 'react';
import { KeyResultList } from '@/components/key-result/key-result-list';
import { isMineAndDue } from '@/components/key-result/mine-and-due';
import { QueryFailed } from '@/components/query-failed';
import type { QueryState } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { later } from '@/components/ui/later';
import type { MenuEntry } from '@/components/ui/menu';
import { EmptyState, Section, Skeleton } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import type { Intent, PageContext } from '@/lib/messages/frame';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { openPage } from '@/lib/platform/open-page';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries, ServedKeyResult } from '@/lib/store/api';
import { Linking } from './linking';
import { linkShortcut } from './shortcuts';
import { Suggested } from './suggested';
import type { View } from './view';

const FormerSites = later(async () => (await import('./former-sites')).FormerSites);

interface TicketScreenProps {
  boot: Boot;
  context: PageContext;
  ticket: TicketRef;
  served: QueryState<Queries['ticket']['value']>;
  cycleId: string | null;
  /** What it was opened for: once. */
  takeIntent: (servesNothing: boolean) => Intent;
  show: (view: View) => void;
  onReady: () => void;
}

export function TicketScreen({
  boot,
  context,
  ticket,
  served,
  cycleId,
  takeIntent,
  show,
  onReady,
}: TicketScreenProps) {
  const { data, error } = served;
  const [picking, setPicking] = useState(false);
  // Linked, but not in the answer yet: until it is, the picker stands, else the screen would say that nothing is.
  const [awaited, setAwaited] = useState<string | null>(null);
  const [checkIn, setCheckIn] = useState<{ keyResultId: string; times: number } | null>(null);
  const linkButton = useRef<HTMLButtonElement>(null);
  const { act } = useAct();
  const { url, title, hostId } = context;

  const hasData = data !== undefined;
  useEffect(() => {
    if (hasData) onReady();
  }, [hasData, onReady]);
  useEffect(() => {
    if (!data) return;
    const intent = takeIntent(data.serves.length === 0);
    const mine = data.serves.find(({ summary }) => isMineAndDue(summary, boot)) ?? data.serves[0];
    if (intent === 'check-in' && mine) {
      setCheckIn((old) => ({ keyResultId: mine.summary.keyResult.id, times: (old?.times ?? 0) + 1 }));
    } else if (intent !== 'open') setPicking(true);
  }, [data, takeIntent, boot]);

  // The card that held the focus is gone: it goes on to Link.
  const unlinking = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer may have taken the card away
  useEffect(() => {
    if (!unlinking.current || document.activeElement !== document.body) return;
    unlinking.current = false;
    linkButton.current?.focus();
  }, [data]);

  const isThere = data?.serves.some(({ summary }) => summary.keyResult.id === awaited) ?? false;
  const linking = picking && !isThere;
  const closeLinking = useCallback(() => {
    setPicking(false);
    setAwaited(null);
    setTimeout(() => linkButton.current?.focus());
  }, []);
  useEffect(() => {
    if (awaited === null) return;
    // Undone at once, or an answer that never comes: the picker goes all the same.
    const timer = setTimeout(closeLinking, isThere ? 0 : 1000);
    return () => clearTimeout(timer);
  }, [awaited, isThere, closeLinking]);
  const link = async (summary: KeyResultSummary) => {
    const byTickets = summary.keyResult.source.type === 'tickets';
    const result = await act(
      'linkTicket',
      { ticket, url, title, hostId, keyResultId: summary.keyResult.id },
      byTickets ? t('linkedByTickets') : t('linkedByCheckIn'),
    );
    if (result.ok) setAwaited(summary.keyResult.id);
  };

  if (error && !data) return <QueryFailed error={error} />;
  const menuOf = ({ summary, activity }: ServedKeyResult): MenuEntry[] => [
    { label: t('details'), onSelect: () => show({ name: 'key-result', keyResultId: summary.keyResult.id }) },
    {
      label: t('openInDashboard'),
      onSelect: () => void openPage(`dashboard.html#/kr/${encodeURIComponent(summary.keyResult.id)}`),
    },
    ...(summary.keyResult.source.type === 'tickets'
      ? [
          {
            label: activity.contributing ? t('contributingStop') : t('contributingStart'),
            onSelect: () =>
              void act(
                'setContributing',
                { activityId: activity.id, contributing: !activity.contributing },
                activity.contributing ? t('contributingStopped') : t('contributingStarted'),
              ),
          },
        ]
      : []),
    {
      label: t('unlink'),
      onSelect: () => {
        unlinking.current = true;
        void act('removeActivity', { activityId: activity.id }, t('unlinked', ticket.key));
      },
    },
  ];
  const empty = data && data.serves.length === 0;
  return (
    <>
      {data && data.formerSites.length > 0 && <FormerSites ticket={ticket} sites={data.formerSites} />}
      <Section
        title={t('serves')}
        action={
          data &&
          !linking && (
            <Button
              ref={linkButton}
              appearance={empty ? 'primary' : 'default'}
              icon={PlusIcon}
              compact
              shortcut={linkShortcut()}
              onClick={() => setPicking(true)}
            >
              {t('link')}
            </Button>
          )
        }
      >
        {!data && <Skeleton lines={5} label={t('loading')} />}
        {linking && (
          <Linking
            boot={boot}
            cycleId={cycleId}
            ticket={ticket}
            url={url}
            title={title}
            hostId={hostId}
            onPick={(summary) => void (awaited === null && link(summary))}
            onLinked={setAwaited}
            onClose={closeLinking}
          />
        )}
        {empty && !linking && (
          <EmptyState title={t('servesEmpty')}>{t('servesEmptyText', ticket.key)}</EmptyState>
        )}
        {data && (
          <KeyResultList
            items={data.serves}
            boot={boot}
            askCheckIn={checkIn}
            menuOf={menuOf}
            startCompact={linking}
          />
        )}
      </Section>
      {data && data.suggested.length > 0 && !linking && (
        <Suggested suggested={data.suggested} onLink={(summary) => void link(summary)} />
      )}
    </>
  );
}
