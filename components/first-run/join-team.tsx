import { useState } from 'react';
import { useStore } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { failureText, useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { ImportReport } from '@/lib/store/api';

/** A team file, as a colleague saved it: looked through first, then merged. Nothing is uploaded. */
export function JoinTeam({ onBack }: { onBack: () => void }) {
  const store = useStore();
  const { act, busy } = useAct();
  const [file, setFile] = useState<{ text: string; report: ImportReport } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);

  const look = async (chosen: File | undefined) => {
    setFile(null);
    setProblem(null);
    if (!chosen) return;
    setReading(true);
    try {
      const text = await chosen.text();
      const checked = await store.read('checkFile', { text, mode: 'merge' });
      if (checked.ok) setFile({ text, report: checked.value });
      else setProblem(failureText(checked.error));
    } catch {
      setProblem(t('joinUnreadable'));
    } finally {
      setReading(false);
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (file) void act('importFile', { text: file.text, mode: 'merge' });
      }}
    >
      <div>
        <h2 className="first-run-title">{t('wayJoin')}</h2>
        <p className="subtle">{t('joinText')}</p>
      </div>
      <Field label={t('joinFile')} error={problem ?? undefined} hint={reading ? t('joinReading') : undefined}>
        {(input) => (
          <input
            {...input}
            type="file"
            className="input"
            accept=".json,application/json"
            onChange={(event) => void look(event.target.files?.[0])}
          />
        )}
      </Field>
      {file && (
        <p role="status">
          {t(
            'joinFound',
            countOf(file.report, 'objective'),
            countOf(file.report, 'keyResult'),
            countOf(file.report, 'member'),
          )}
        </p>
      )}
      <div className="row">
        <Button type="submit" appearance="primary" disabled={busy || !file}>
          {t('join')}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      <p className="small subtlest">{t('joinInvite')}</p>
    </form>
  );
}

/** Records of a kind that the file holds, new here or not. */
function countOf({ counts }: ImportReport, kind: string): number {
  const { added = 0, changed = 0, same = 0 } = counts[kind] ?? {};
  return added + changed + same;
}
