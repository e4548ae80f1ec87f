import { locale, t } from '@/lib/platform/strings';
import { Part } from '../part';
import { useLoaded } from '../use-loaded';

/** What is stored where, and how much of the disk it takes. */
export function Stored() {
  const used = useLoaded(usedSpace);
  return (
    <Part title={t('optionsStored')} text={t('optionsStoredText')}>
      <dl className="stored">
        <div>
          <dt>{t('optionsStoredOkrs')}</dt>
          <dd>
            {t('optionsStoredOkrsWhere')}
            {used && ` ${t('optionsStoredUsed', used)}`}
          </dd>
        </div>
        <div>
          <dt>{t('optionsStoredSnapshots')}</dt>
          <dd>{t('optionsStoredSnapshotsWhere')}</dd>
        </div>
        <div>
          <dt>{t('optionsStoredPrefs')}</dt>
          <dd>{t('optionsStoredPrefsWhere')}</dd>
        </div>
        <div>
          <dt>{t('optionsStoredKeys')}</dt>
          <dd>{t('optionsStoredKeysWhere')}</dd>
        </div>
        <div>
          <dt>{t('optionsStoredTeam')}</dt>
          <dd>{t('optionsStoredTeamWhere')}</dd>
        </div>
        <div>
          <dt>{t('optionsStoredTickets')}</dt>
          <dd>{t('optionsStoredTicketsWhere')}</dd>
        </div>
      </dl>
    </Part>
  );
}

/** `2.1 MB`; null where the browser does not say. */
async function usedSpace(): Promise<string | null> {
  const usage = (await navigator.storage?.estimate?.())?.usage;
  if (usage === undefined) return null;
  const megabytes = new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return megabytes.format(Math.max(0.1, usage / 1_000_000));
}
