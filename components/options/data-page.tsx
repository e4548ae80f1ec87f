import { useState } from 'react';
import { hostListings } from '@/lib/hosts';
import { writeHostKey } from '@/lib/platform/host-keys';
import { t, tKey } from '@/lib/platform/strings';
import { callWorker } from '@/lib/store/remote/call';
import { useCommand } from '../store-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { ExportButton } from './export-button';
import { FileFlow } from './file-flow';
import { Part } from './part';
import { SnapshotsPart } from './snapshots-part';

const forgetKey = ({ id }: { id: string }) => writeHostKey(id, null);

/** Everything in and out as files; everything gone. */
export function DataPage() {
  return (
    <>
      <Part title={t('optionsExport')} text={t('optionsExportText')}>
        <ExportButton team={false} label={t('optionsExportButton')} />
      </Part>
      <Part title={t('optionsRestore')} text={t('optionsRestoreText')}>
        <FileFlow mode="replace" />
      </Part>
      <SnapshotsPart />
      <ErasePart />
    </>
  );
}

function ErasePart() {
  const { run, busy } = useCommand();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const word = t('storeEraseWord');
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase();
  const erase = async () => {
    if (!isTyped) {
      setProblem(t('failEraseWord', word));
      return;
    }
    const answer = await run('eraseAll', { typed });
    if (!answer.ok) {
      setProblem(tKey(answer.error.message, answer.error.substitutions));
      return;
    }
    setTyped('');
    // Last: a snapshot would bring back what was to go.
    const [removed] = await Promise.all([callWorker('removeSnapshots', {}), ...hostListings.map(forgetKey)]);
    if (removed.ok) toast.show({ message: t('optionsErased') });
    else setProblem(t('optionsSnapshotsStay'));
  };
  return (
    <Part title={t('optionsErase')} text={t('optionsEraseText')} danger>
      <form
        className="erase"
        onSubmit={(event) => {
          event.preventDefault();
          void erase();
        }}
      >
        <TextField
          label={t('optionsEraseLabel', word)}
          value={typed}
          error={problem}
          spellCheck={false}
          onChange={(text) => {
            setTyped(text);
            setProblem(null);
          }}
        />
        <Button type="submit" appearance="danger" disabled={busy || !isTyped}>
          {t('optionsEraseButton')}
        </Button>
      </form>
    </Part>
  );
}
