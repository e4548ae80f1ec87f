import { parseNumber } from '../../okr/parse-number';
import { t } from '../../platform/strings';
import type { PlanRow } from '../api';
import { parseDay } from './dates';
import type { Mapping, PlanField } from './mapping';
import type { Table } from './table';

/** One row as it would be imported, or why it would not be. */
export interface PreviewRow {
  /** As a spreadsheet counts: the header is line 1. */
  line: number;
  /** null where there are errors. */
  row: PlanRow | null;
  /** In a person's words. */
  errors: string[];
}

const maxTitle = 500;

/**
 * The rows by the mapping. A row without an objective belongs to the one above it, as in merged cells of a
 * spreadsheet. Numbers and days are read as `locale` writes them.
 */
export function previewRows(table: Table, mapping: Mapping, locale: string): PreviewRow[] {
  let above: { objective: string; team: string } = { objective: '', team: '' };
  return table.rows.map((cells, index) => {
    const cell = (field: PlanField) => {
      const column = mapping[field];
      return column === undefined ? '' : (cells[column] ?? '').trim();
    };
    const objective = cell('objective') || above.objective;
    const team = cell('team') || (cell('objective') ? '' : above.team);
    above = { objective, team };
    const errors: string[] = [];
    const row: PlanRow = { objective, ...readTexts(cell, team), ...readValues(cell, locale, errors) };
    if (objective === '') errors.push(t('importRowNoObjective'));
    for (const text of [objective, team, row.keyResult ?? '', row.owner ?? '']) {
      if (text.length > maxTitle) errors.push(t('importRowLong', maxTitle));
    }
    if (row.keyResult === undefined && row.target !== undefined) errors.push(t('importRowNoKeyResult'));
    if (row.start !== undefined && row.start === row.target) errors.push(t('importRowNoSpan'));
    return { line: index + 2, row: errors.length > 0 ? null : row, errors };
  });
}

type Cell = (field: PlanField) => string;

function readTexts(cell: Cell, team: string): Partial<PlanRow> {
  const row: Partial<PlanRow> = {};
  if (team !== '') row.team = team;
  if (cell('keyResult') !== '') row.keyResult = cell('keyResult');
  if (cell('owner') !== '') row.owner = cell('owner');
  return row;
}

function readValues(cell: Cell, locale: string, errors: string[]): Partial<PlanRow> {
  const row: Partial<PlanRow> = {};
  const isPercent = [cell('start'), cell('target')].some((text) => text.endsWith('%'));
  const unit = cell('unit') || (isPercent ? '%' : '');
  if (unit.length > 32) errors.push(t('importRowLong', 32));
  if (unit !== '') row.unit = unit;
  for (const field of ['start', 'target'] as const) {
    const text = cell(field);
    if (text === '') continue;
    const value = parseNumber(text, locale, unit);
    if (value === null) errors.push(t('importRowNumber', text.slice(0, 40)));
    else row[field] = value;
  }
  if (row.start !== undefined && row.target === undefined) errors.push(t('importRowNoTarget'));
  const due = cell('dueOn');
  const dueOn = due === '' ? null : parseDay(due, locale);
  if (dueOn !== null) row.dueOn = dueOn;
  else if (due !== '') errors.push(t('importRowDay', due.slice(0, 40)));
  return row;
}
