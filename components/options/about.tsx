import browser from 'webextension-polyfill';
import { t } from '@/lib/platform/strings';
import { Part } from './part';

/** Version, licence, keyboard. */
export function About() {
  return (
    <Part title={t('optionsVersion', browser.runtime.getManifest().version)} text={t('optionsLicence')}>
      <p className="subtle">{t('optionsShortcuts')}</p>
    </Part>
  );
}
