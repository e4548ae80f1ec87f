import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import { readWork } from './work-text';

/** Work without a ticket: a line of text or an address. */
export function AddWork({ keyResultId }: { keyResultId: string }) {
  const { act, busy } = useAct();
  const [typed, setTyped] = useState('');
  const work = readWork(typed);
  return (
    <form
      className="row add-work"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!work) return;
        const result = await act('addWork', { keyResultId, ...work }, t('workAdded'));
        if (result.ok) setTyped('');
      }}
    >
      <input
        className="input"
        aria-label={t('workAddLabel')}
        placeholder={t('workAddLabel')}
        maxLength={2600}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={busy || !work}>
        {t('add')}
      </Button>
    </form>
  );
}
