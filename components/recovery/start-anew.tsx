import { useState } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import { callWorker } from '@/lib/store/remote/call';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

/** Deletes a damaged store: only with the word typed. */
export function StartAnew({ onStarted }: { onStarted: () => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const word = t('storeEraseWord');
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase();
  const start = async () => {
    setBusy(true);
    const answer = await callWorker('startAnew', { typed });
    setBusy(false);
    if (answer.ok) onStarted();
    else setProblem(tKey(answer.error.message, answer.error.substitutions));
  };
  return (
    <details className="recovery-part">
      <summary>{t('recoveryAnew')}</summary>
      <form
        className="recovery-part"
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped) void start();
          else setProblem(t('failEraseWord', word));
        }}
      >
        <TextField
          label={t('recoveryAnewLabel', word)}
          hint={t('recoveryAnewText')}
          value={typed}
          error={problem}
          spellCheck={false}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
        />
        <div>
          <Button type="submit" appearance="danger" disabled={busy || !isTyped}>
            {t('recoveryAnew')}
          </Button>
        </div>
      </form>
    </details>
  );
}
