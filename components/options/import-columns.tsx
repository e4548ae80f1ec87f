import { type MessageKey, t } from '@/lib/platform/strings';
import { type Mapping, type PlanField, planFields } from '@/lib/store/plan/mapping';
import type { Table } from '@/lib/store/plan/table';
import { SelectField } from '../ui/field';

const names: Record<PlanField, MessageKey> = {
  objective: 'optionsImportObjective',
  team: 'optionsImportTeam',
  keyResult: 'optionsImportKeyResult',
  owner: 'optionsImportOwner',
  start: 'optionsImportStart',
  target: 'optionsImportTarget',
  unit: 'optionsImportUnit',
  dueOn: 'optionsImportDue',
};

export const fieldName = (field: PlanField): string => t(names[field]);

/** Fields in the order of a plan. */
export const fieldsInOrder = Object.keys(names) as PlanField[];

interface ImportColumnsProps {
  table: Table;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** For each field the column it is read from; a column means one field. */
export function ImportColumns({ table, mapping, onChange }: ImportColumnsProps) {
  const columns = [
    { value: '', label: t('optionsImportNoColumn') },
    ...table.headers.map((header, at) => ({
      value: String(at),
      label: header || t('optionsImportColumn', at + 1),
    })),
  ];
  const choose = (field: PlanField, value: string) => {
    const column = value === '' ? undefined : Number(value);
    const others = planFields.filter((other) => other !== field && mapping[other] !== column);
    const next: Mapping = {};
    for (const other of others) if (mapping[other] !== undefined) next[other] = mapping[other];
    onChange(column === undefined ? next : { ...next, [field]: column });
  };
  return (
    <div className="import-columns">
      {fieldsInOrder.map((field) => (
        <SelectField
          key={field}
          label={fieldName(field)}
          value={mapping[field] === undefined ? '' : String(mapping[field])}
          options={columns}
          onChange={(value) => choose(field, value)}
        />
      ))}
    </div>
  );
}
