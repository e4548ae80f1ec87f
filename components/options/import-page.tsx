import { useState } from 'react';
import { t } from '@/lib/platform/strings';
import type { Table } from '@/lib/store/plan/table';
import { useQuery } from '../store-context';
import { Skeleton } from '../ui/section';
import { ImportMapping } from './import-mapping';
import { ImportSource } from './import-source';

/** Objectives and key results from a spreadsheet: a table, what its columns mean, a preview, then all or nothing. */
export function ImportPage() {
  const boot = useQuery('boot', {}).data;
  const [table, setTable] = useState<Table | null>(null);
  if (!boot) return <Skeleton label={t('loading')} />;
  if (!boot.workspace || boot.cycles.length === 0) {
    return (
      <p className="subtle">
        {t('optionsImportNotSetUp')} <a href="panel.html">{t('popupSetUp')}</a>
      </p>
    );
  }
  return table ? (
    <ImportMapping table={table} boot={boot} onBack={() => setTable(null)} />
  ) : (
    <ImportSource onTable={setTable} />
  );
}
