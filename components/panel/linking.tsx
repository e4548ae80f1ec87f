import { useEffect, useState } from 'react';
import { useQuery } from '@/components/store-context';
import { later } from '@/components/ui/later';
import { Skeleton } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { Picker } from './picker';

const NewKeyResult = later(async () => (await import('@/components/key-result/new-key-result')).NewKeyResult);

interface LinkingProps {
  boot: Boot;
  cycleId: string | null;
  ticket: TicketRef;
  url: string;
  title: string | null;
  /** The host's immutable id, where the page shows it. */
  hostId: string | null;
  onPick: (summary: KeyResultSummary) => void;
  /** A new one was created and linked: its id. */
  onLinked: (keyResultId: string) => void;
  onClose: () => void;
}

/** The picker in place; nothing there to pick, or nothing that fits: a new key result, created and linked at once. */
export function Linking({
  boot,
  cycleId,
  ticket,
  url,
  title,
  hostId,
  onPick,
  onLinked,
  onClose,
}: LinkingProps) {
  const [creating, setCreating] = useState<string | null>(null);
  const [made, setMade] = useState(false);
  const { data } = useQuery('picker', { text: '', cycleId: null, ref: null });
  const { act, busy } = useAct();
  const nothingYet = data?.groups.every((group) => group.items.length === 0) ?? false;
  useEffect(NewKeyResult.preload, []);
  if (creating === null && !nothingYet) {
    return (
      <Picker
        label={t('pickerLabel')}
        cycleId={cycleId}
        ticket={ticket}
        hostId={hostId}
        onPick={onPick}
        onNew={setCreating}
        onClose={onClose}
      />
    );
  }
  if (!data) return <Skeleton lines={4} label={t('loading')} />;
  return (
    <NewKeyResult
      boot={boot}
      title={creating ?? ''}
      groups={data.groups}
      intro={nothingYet ? t('newFirst') : null}
      saveLabel={t('createAndLink')}
      busy={busy || made}
      onCancel={nothingYet ? onClose : () => setCreating(null)}
      onSave={async ({ objective, keyResultTitle, metric }) => {
        // The form stays, though there is something to pick from now on.
        setCreating(creating ?? '');
        const result = await act(
          'createKeyResultAndLink',
          { ticket, url, title, hostId, ...objective, keyResultTitle, metric },
          t('linkedByCheckIn'),
        );
        if (!result.ok) return;
        setMade(true);
        onLinked(result.value.keyResultId);
      }}
    />
  );
}
