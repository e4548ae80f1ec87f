import { useRef, useState } from 'react';
import { t } from '@/lib/platform/strings';
import { maxRows, parseTable, type Table } from '@/lib/store/plan/table';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Part, Problem } from './part';
import { readText } from './read-text';

const example = [
  'Objective\tTeam\tKey result\tStart\tTarget\tUnit\tDue',
  'Enhance online shopping\tE-commerce\tProduct page loads below 2 s\t3.1\t2.0\ts\t2026-12-31',
  '\t\tReturn visitors\t0\t15\t%\t',
].join('\n');

/** A table, pasted from a spreadsheet or from a CSV file. */
export function ImportSource({ onTable }: { onTable: (table: Table) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const read = async (from: string) => {
    if (from.trim() === '') {
      setProblem(t('optionsImportNothing'));
      return;
    }
    const table = await parseTable(from).catch(() => null);
    if (!table) setProblem(t('optionsImportNoTable', maxRows));
    else if (table.rows.length === 0) setProblem(t('optionsImportNoRows'));
    else onTable(table);
  };
  const readFile = async (file: File) => {
    try {
      await read(await readText(file));
    } catch {
      setProblem(t('optionsUnreadable'));
    }
  };
  return (
    <Part title={t('optionsImportPaste')} text={t('optionsImportPasteText')}>
      <div className="import-text">
        <TextArea
          label={t('optionsImportTable')}
          rows={10}
          value={text}
          placeholder={example}
          spellCheck={false}
          onChange={(next) => {
            setText(next);
            setProblem(null);
          }}
        />
      </div>
      {problem && <Problem>{problem}</Problem>}
      <div className="row">
        <Button appearance="primary" onClick={() => void read(text)}>
          {t('optionsImportNext')}
        </Button>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          tabIndex={-1}
          aria-label={t('importFile')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void readFile(file);
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('importFile')}</Button>
      </div>
    </Part>
  );
}
