import { useState } from 'react';
import { locale, t, tKey } from '@/lib/platform/strings';
import { callWorker } from '@/lib/store/remote/call';
import { Button } from '../ui/button';
import { saveFile } from './save-file';

/** What can still be read of a damaged store, as a file. */
export function Salvage() {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setSaid(t('recoverySalvaging'));
    const answer = await callWorker('salvage', {});
    setBusy(false);
    if (!answer.ok) return setSaid(tKey(answer.error.message, answer.error.substitutions));
    const { text, saved, lost } = answer.value;
    const name = `keyline-saved-${new Date().toISOString().slice(0, 10)}.json`;
    saveFile(text, name);
    const number = new Intl.NumberFormat(locale());
    setSaid(t('recoverySalvaged', name, number.format(saved), number.format(lost)));
  };
  return (
    <>
      <Button appearance="subtle" disabled={busy} onClick={() => void save()}>
        {t('recoverySalvage')}
      </Button>
      <span className="small subtle" role="status">
        {said}
      </span>
    </>
  );
}
