import { kindNames } from '@/lib/okr/kinds';
import { locale, t } from '@/lib/platform/strings';
import type { ImportReport } from '@/lib/store/api';
import { kindWords } from './kind-words';

const none = { added: 0, changed: 0, same: 0, removed: 0 };

/** What a file would do, by kind of record; kinds that are neither here nor there are left out. */
export function ReportTable({ report, mode }: { report: ImportReport; mode: 'replace' | 'merge' }) {
  const columns = [
    'added',
    'changed',
    'same',
    ...(mode === 'replace' ? (['removed'] as const) : []),
  ] as const;
  const heads = {
    added: 'optionsReportAdded',
    changed: 'optionsReportChanged',
    same: 'optionsReportSame',
    removed: 'optionsReportRemoved',
  } as const;
  const rows = kindNames
    .map((kind) => ({ kind, counts: report.counts[kind] ?? none }))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  const write = new Intl.NumberFormat(locale());
  if (rows.length === 0) return <p className="subtle">{t('optionsReportEmpty')}</p>;
  return (
    <table className="table">
      <caption className="visually-hidden">{t('optionsReportCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('optionsReportKind')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {t(heads[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, counts }) => (
          <tr key={kind}>
            <th scope="row">{t(kindWords[kind])}</th>
            {columns.map((column) => (
              <td
                key={column}
                className={`number ${counts[column] === 0 ? 'subtlest' : column === 'removed' ? 'table-loss' : ''}`}
              >
                {write.format(counts[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
