import { useState } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import { errorText } from '../page/error-screen';
import { useCommand, useQuery, useStore } from '../store-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { download } from './download';
import { FileFlow } from './file-flow';
import { Part, Problem, Working } from './part';

/** Everything in and out as files; everything gone. */
export function DataPage() {
  const workspace = useQuery('boot', {}).data?.workspace;
  return (
    <>
      <Part title={t('optionsExport')} text={t('optionsExportText')}>
        <ExportButton team={false} label={t('optionsExportButton')} />
      </Part>
      <Part title={t('optionsRestore')} text={t('optionsRestoreText')}>
        <FileFlow mode="replace" />
      </Part>
      <Part title={t('optionsTeam')} text={workspace?.sample ? t('optionsTeamSample') : t('optionsTeamText')}>
        <div className="part-columns">
          <ExportButton team label={t('optionsTeamExport')} />
          <FileFlow mode="merge" />
        </div>
      </Part>
      <ErasePart />
    </>
  );
}

function ExportButton({ team, label }: { team: boolean; label: string }) {
  const store = useStore();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { text, name } = await store.read('exportFile', { team });
      download(text, name);
      toast.show({ message: t('optionsExported', name) });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <div>
        <Button disabled={busy} onClick={() => void save()}>
          {label}
        </Button>
      </div>
      {busy && <Working text={t('optionsExporting')} />}
      {problem && <Problem>{problem}</Problem>}
    </div>
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
    toast.show({ message: t('optionsErased') });
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
