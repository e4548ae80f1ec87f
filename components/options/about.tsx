import { useEffect, useState } from 'react';
import browser from 'webextension-polyfill';
import { locale, t } from '@/lib/platform/strings';
import { Part } from './part';

/** Version, licence, and what is stored where. */
export function About() {
  const used = useUsedSpace();
  return (
    <>
      <Part title={t('optionsStored')} text={t('optionsStoredText')}>
        <dl className="stored">
          <dt>{t('optionsStoredOkrs')}</dt>
          <dd>
            {t('optionsStoredOkrsWhere')}
            {used !== null && ` ${t('optionsStoredUsed', used)}`}
          </dd>
          <dt>{t('optionsStoredPrefs')}</dt>
          <dd>{t('optionsStoredPrefsWhere')}</dd>
          <dt>{t('optionsStoredTickets')}</dt>
          <dd>{t('optionsStoredTicketsWhere')}</dd>
          <dt>{t('optionsStoredSent')}</dt>
          <dd>{t('optionsStoredSentWhere')}</dd>
        </dl>
      </Part>
      <Part title={t('optionsVersion', browser.runtime.getManifest().version)} text={t('optionsLicence')}>
        <p className="subtle">{t('optionsShortcuts')}</p>
      </Part>
    </>
  );
}

/** `2.1 MB`; null until known, or where the browser does not say. */
function useUsedSpace(): string | null {
  const [used, setUsed] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    navigator.storage?.estimate?.().then(
      ({ usage }) => {
        if (left || usage === undefined) return;
        const megabytes = new Intl.NumberFormat(locale(), {
          style: 'unit',
          unit: 'megabyte',
          maximumFractionDigits: 1,
        });
        setUsed(megabytes.format(Math.max(0.1, usage / 1_000_000)));
      },
      () => {},
    );
    return () => {
      left = true;
    };
  }, []);
  return used;
}
