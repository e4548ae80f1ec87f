import { useState } from 'react';
import { t } from '@/lib/platform/strings';
import { errorText } from '../page/error-screen';
import { saveFile } from '../recovery/save-file';
import { useStore } from '../store-context';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { Problem, Working } from './part';

/** Everything, or the workspace for the team, as a file. */
export function ExportButton({ team, label }: { team: boolean; label: string }) {
  const store = useStore();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    // Not by disabling the button: that would take the focus from it.
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { text, name } = await store.read('exportFile', { team });
      saveFile(text, name);
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
        <Button onClick={() => void save()}>{label}</Button>
      </div>
      {busy && <Working text={t('optionsExporting')} />}
      {problem && <Problem>{problem}</Problem>}
    </div>
  );
}
