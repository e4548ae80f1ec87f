import { useMemo, useState } from 'react';
import { formatDay } from '@/lib/okr/day';
import { locale, t, tKey } from '@/lib/platform/strings';
import type { Boot, PlanRow } from '@/lib/store/api';
import { guessMapping, type Mapping } from '@/lib/store/plan/mapping';
import { previewRows } from '@/lib/store/plan/preview';
import type { Table } from '@/lib/store/plan/table';
import { errorText } from '../page/error-screen';
import { useCommand } from '../store-context';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { useToast } from '../ui/toast';
import { ImportColumns } from './import-columns';
import { ImportPreview } from './import-preview';
import { Part, Problem, Working } from './part';

interface ImportMappingProps {
  table: Table;
  boot: Boot;
  onBack: () => void;
}

/** What the columns mean, what would come of it, and into which cycle. */
export function ImportMapping({ table, boot, onBack }: ImportMappingProps) {
  const [mapping, setMapping] = useState<Mapping>(() => guessMapping(table.headers));
  const [cycleId, setCycleId] = useState(() => cycleNow(boot));
  const [problem, setProblem] = useState<string | null>(null);
  const { run, busy } = useCommand();
  const toast = useToast();
  const preview = useMemo(() => previewRows(table, mapping, locale()), [table, mapping]);
  const day = (on: string) => formatDay(on, locale(), boot.today);
  const rows = preview.flatMap(({ row }) => (row ? [row] : []));
  const wrong = preview.length - rows.length;

  const titleOf = (line: number) => {
    const cells = table.rows[line - 2] ?? [];
    const column = mapping.keyResult ?? mapping.objective;
    return (column === undefined ? '' : cells[column]) || cells.find((cell) => cell.trim() !== '') || '';
  };
  const undo = async () => {
    const answer = await run('undo', {});
    toast.show({
      message: answer.ok ? t('optionsImportUndone') : tKey(answer.error.message, answer.error.substitutions),
    });
  };
  const take = async (taken: PlanRow[]) => {
    setProblem(null);
    try {
      const answer = await run('importRows', { rows: taken, cycleId });
      if (!answer.ok) {
        setProblem(tKey(answer.error.message, answer.error.substitutions));
        return;
      }
      onBack();
      const { objectives, keyResults } = answer.value;
      toast.show({
        message: t('optionsImportDone', objectives, keyResults),
        sticky: true,
        action: { label: t('undo'), run: () => void undo() },
      });
    } catch (error) {
      setProblem(errorText(error));
    }
  };

  return (
    <>
      <Part title={t('optionsImportColumns')} text={t('optionsImportColumnsText')}>
        <ImportColumns table={table} mapping={mapping} onChange={setMapping} />
      </Part>
      <Part
        title={t('optionsImportPreview')}
        text={
          wrong === 0
            ? t('optionsImportAllGood', preview.length)
            : t('optionsImportSomeWrong', preview.length - wrong, preview.length, wrong)
        }
      >
        <ImportPreview rows={preview} titleOf={titleOf} />
      </Part>
      <Part title={t('optionsImportInto')} text={t('optionsImportIntoText')}>
        <div className="narrow">
          <SelectField
            label={t('optionsImportCycle')}
            value={cycleId}
            options={boot.cycles
              .filter(({ state, archivedAt }) => state !== 'closed' && archivedAt === null)
              .map(({ id, name, startOn, endOn }) => ({
                value: id,
                label: t('optionsImportCycleDays', name, day(startOn), day(endOn)),
              }))}
            onChange={setCycleId}
          />
        </div>
        {problem && <Problem>{problem}</Problem>}
        {busy && <Working text={t('optionsWriting')} />}
        <div className="row">
          <Button
            appearance="primary"
            disabled={busy || rows.length === 0 || cycleId === ''}
            onClick={() => void take(rows)}
          >
            {wrong === 0 ? t('optionsImportTake') : t('optionsImportTakeGood')}
          </Button>
          <Button appearance="subtle" disabled={busy} onClick={onBack}>
            {t('optionsImportBack')}
          </Button>
        </div>
      </Part>
    </>
  );
}

/** The cycle that contains today and ends first; else the newest that is open. */
function cycleNow({ cycles, today }: Boot): string {
  const open = cycles.filter(({ state, archivedAt }) => state !== 'closed' && archivedAt === null);
  const running = open.filter(({ startOn, endOn }) => startOn <= today && today <= endOn);
  const [soonest] = running.sort((a, b) => (a.endOn < b.endOn ? -1 : 1));
  return (soonest ?? open[0])?.id ?? '';
}
