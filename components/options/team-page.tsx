import { t } from '@/lib/platform/strings';
import { useQuery } from '../store-context';
import { ExportButton } from './export-button';
import { FileFlow } from './file-flow';
import { Part } from './part';

/** The workspace, passed on as a file. */
export function TeamPage() {
  const workspace = useQuery('boot', {}).data?.workspace;
  return (
    <Part title={t('optionsTeam')} text={workspace?.sample ? t('optionsTeamSample') : t('optionsTeamText')}>
      <div className="part-columns">
        <ExportButton team label={t('optionsTeamExport')} />
        <FileFlow mode="merge" />
      </div>
    </Part>
  );
}
