import { useEffect, useRef, useState } from 'react';
import { useStore } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { Field, TextField } from '@/components/ui/field';
import { focusFirst } from '@/components/ui/focus';
import { failureText, useAct } from '@/components/use-act';
import { openPage } from '@/lib/platform/open-page';
import { t } from '@/lib/platform/strings';
import type { ImportReport } from '@/lib/store/api';

/** By an invite link, which goes on in the options, or by a team file: looked through first, then merged. */
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
    <div className="stack">
      <h2 className="first-run-title">{t('wayJoin')}</h2>
      <ByLink />
      <form
        className="stack join-file"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (file) void act('importFile', { text: file.text, mode: 'merge' });
        }}
      >
        <p className="subtle">{t('joinOr')}</p>
        <Field
          label={t('joinFile')}
          error={problem ?? undefined}
          hint={reading ? t('joinReading') : undefined}
        >
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
          <Button type="submit" disabled={busy || !file}>
            {t('join')}
          </Button>
          <Button appearance="subtle" onClick={onBack}>
            {t('back')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** The sign-in wants a page that stays: the options. */
function ByLink() {
  const form = useRef<HTMLFormElement>(null);
  const [link, setLink] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => focusFirst(form.current), []);
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!link.trim());
        if (link.trim()) void openPage(`options.html#/team?join=${encodeURIComponent(link.trim())}`);
      }}
    >
      <TextField
        label={t('joinInvite')}
        hint={t('joinText')}
        error={missing ? t('joinNoLink') : undefined}
        value={link}
        onChange={setLink}
        inputMode="url"
        spellCheck={false}
        maxLength={2000}
        data-first
      />
      <div>
        <Button type="submit" appearance="primary">
          {t('continue')}
        </Button>
      </div>
    </form>
  );
}

/** Records of a kind that the file holds, new here or not. */
function countOf({ counts }: ImportReport, kind: string): number {
  const { added = 0, changed = 0, same = 0 } = counts[kind] ?? {};
  return added + changed + same;
}
