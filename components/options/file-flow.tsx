import { useRef, useState } from 'react';
import { locale, t, tKey } from '@/lib/platform/strings';
import type { ImportReport } from '@/lib/store/api';
import { maxFileSize } from '@/lib/store/file/format';
import { errorText } from '../page/error-screen';
import { useCommand, useStore } from '../store-context';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { Problem, Working } from './part';
import { ReportTable } from './report-table';

type Mode = 'replace' | 'merge';

type Stage =
  | { at: 'start'; problem: string | null }
  | { at: 'reading' }
  | { at: 'checked'; name: string; text: string; report: ImportReport }
  | { at: 'writing'; name: string; text: string; report: ImportReport };

const start = (problem: string | null = null): Stage => ({ at: 'start', problem });

/** A file: chosen, checked without writing anything, its report shown, then taken in or left. */
export function FileFlow({ mode }: { mode: Mode }) {
  const store = useStore();
  const { run } = useCommand();
  const toast = useToast();
  const [stage, setStage] = useState<Stage>(start());
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(0);

  const check = async (file: File) => {
    const mine = ++latest.current;
    const show = (next: Stage) => mine === latest.current && setStage(next);
    if (file.size > maxFileSize) {
      show(start(t('failFileTooLarge', maxFileSize / 1024 / 1024)));
      return;
    }
    show({ at: 'reading' });
    try {
      const text = await file.text();
      const answer = await store.read('checkFile', { text, mode });
      if (answer.ok) show({ at: 'checked', name: file.name, text, report: answer.value });
      else show(start(tKey(answer.error.message, answer.error.substitutions)));
    } catch (error) {
      show(
        start(
          error instanceof DOMException && error.name === 'NotReadableError'
            ? t('optionsUnreadable')
            : errorText(error),
        ),
      );
    }
  };
  const take = async ({ name, text, report }: Extract<Stage, { at: 'checked' }>) => {
    setStage({ at: 'writing', name, text, report });
    try {
      const answer = await run('importFile', { text, mode });
      setStage(start(answer.ok ? null : tKey(answer.error.message, answer.error.substitutions)));
      if (answer.ok)
        toast.show({ message: t(mode === 'replace' ? 'optionsRestored' : 'optionsMerged', name) });
    } catch (error) {
      setStage(start(errorText(error)));
    }
  };
  const cancel = () => {
    latest.current++;
    setStage(start());
  };

  if (stage.at === 'checked' || stage.at === 'writing') {
    const busy = stage.at === 'writing';
    return (
      <div className="file-report">
        <p>
          <bdi className="strong">{stage.name}</bdi>{' '}
          <span className="subtle">
            {t(
              'optionsFileFrom',
              new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(stage.report.exportedAt),
            )}
          </span>
        </p>
        <ReportTable report={stage.report} mode={mode} />
        {mode === 'replace' && <p className="small subtle">{t('optionsRestoreWarning')}</p>}
        <div className="row">
          <Button
            appearance={mode === 'replace' ? 'danger' : 'primary'}
            disabled={busy}
            autoFocus
            onClick={() => stage.at === 'checked' && void take(stage)}
          >
            {mode === 'replace' ? t('optionsRestoreButton') : t('optionsMergeButton')}
          </Button>
          <Button appearance="subtle" disabled={busy} onClick={cancel}>
            {t('optionsCancel')}
          </Button>
        </div>
        {busy && <Working text={t('optionsWriting')} />}
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="row">
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={mode === 'replace' ? t('optionsChooseFile') : t('optionsChooseTeamFile')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void check(file);
          }}
        />
        <Button disabled={stage.at === 'reading'} onClick={() => input.current?.click()}>
          {mode === 'replace' ? t('optionsChooseFile') : t('optionsChooseTeamFile')}
        </Button>
        {stage.at === 'reading' && (
          <Button appearance="subtle" onClick={cancel}>
            {t('optionsCancel')}
          </Button>
        )}
      </div>
      {stage.at === 'reading' && <Working text={t('optionsChecking')} />}
      {stage.at === 'start' && stage.problem && <Problem>{stage.problem}</Problem>}
    </div>
  );
}
