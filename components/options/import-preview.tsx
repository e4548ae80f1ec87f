import { locale, t } from '@/lib/platform/strings';
import type { PlanRow } from '@/lib/store/api';
import type { PlanField } from '@/lib/store/plan/mapping';
import type { PreviewRow } from '@/lib/store/plan/preview';
import { UserText } from '../ui/user-text';
import { fieldName, fieldsInOrder } from './import-columns';

const shown = 200;

interface ImportPreviewProps {
  rows: readonly PreviewRow[];
  /** What a wrong row is about, as it stands in the table. */
  titleOf: (line: number) => string;
}

/** Each row as it would be taken in, the wrong ones first with why. */
export function ImportPreview({ rows, titleOf }: ImportPreviewProps) {
  const used = fieldsInOrder.filter((field) => rows.some(({ row }) => row?.[field] !== undefined));
  const ordered = [...rows.filter(({ row }) => !row), ...rows.filter(({ row }) => row)];
  const left = ordered.length - shown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section className="import-preview" tabIndex={0} aria-label={t('importRows')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('optionsImportLine')}
            </th>
            {used.map((field) => (
              <th key={field} scope="col" className={isNumber(field) ? 'number' : ''}>
                {fieldName(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, shown).map(({ line, row, errors }) => (
            <tr key={line} className={row ? '' : 'table-wrong'}>
              <th scope="row" className="number">
                {line}
              </th>
              {row ? (
                used.map((field) => (
                  <td key={field} className={isNumber(field) ? 'number' : ''}>
                    <UserText text={cellText(row, field)} />
                  </td>
                ))
              ) : (
                <td colSpan={Math.max(1, used.length)}>
                  <UserText text={titleOf(line)} lines={1} />
                  {errors.join('; ')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="small subtlest import-left">{t('optionsImportMoreRows', left)}</p>}
    </section>
  );
}

const isNumber = (field: PlanField) => field === 'start' || field === 'target';

function cellText(row: PlanRow, field: PlanField): string {
  const value = row[field];
  if (value === undefined) return '';
  return typeof value === 'number'
    ? new Intl.NumberFormat(locale(), { maximumFractionDigits: 6 }).format(value)
    : value;
}
