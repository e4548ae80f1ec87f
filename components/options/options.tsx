import { type ComponentType, useEffect, useRef } from 'react';
import { type MessageKey, t } from '@/lib/platform/strings';
import { RecoveryLater } from '../recovery/recovery-later';
import { troubleOf } from '../recovery/trouble';
import { useWiped } from '../recovery/use-wiped';
import { useQuery } from '../store-context';
import { MarkIcon } from '../ui/icons';
import { About } from './about';
import { AppearancePage } from './appearance-page';
import { CheckInsPage } from './check-ins-page';
import { DataPage } from './data-page';
import { HealthPage } from './health-page';
import { ImportPage } from './import-page';
import './options.css';
import { PrivacyPage } from './privacy-page';
import { SitesPage } from './sites-page';
import { TeamPage } from './team-page';
import { useHash } from './use-hash';
import { useKeepFocus } from './use-keep-focus';

/** Every page, in the order of the menu. The first is shown where the address names none. */
const pages: readonly { hash: string; title: MessageKey; Page: ComponentType }[] = [
  { hash: 'sites', title: 'optionsSites', Page: SitesPage },
  { hash: 'team', title: 'optionsTeamPage', Page: TeamPage },
  { hash: 'check-ins', title: 'optionsCheckIns', Page: CheckInsPage },
  { hash: 'appearance', title: 'optionsAppearance', Page: AppearancePage },
  { hash: 'privacy', title: 'optionsPrivacy', Page: PrivacyPage },
  { hash: 'data', title: 'optionsData', Page: DataPage },
  { hash: 'import', title: 'optionsImport', Page: ImportPage },
  { hash: 'health', title: 'optionsHealth', Page: HealthPage },
  { hash: 'about', title: 'optionsAbout', Page: About },
];

/** The options: pages with addresses of their own. */
export function Options() {
  // What follows a `?` is for the page itself.
  const hash = useHash().split('?')[0] ?? '';
  const current = pages.find((page) => page.hash === hash) ?? pages[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  useKeepFocus(main);
  const shown = useRef(hash);
  useEffect(() => {
    if (shown.current === hash) return;
    shown.current = hash;
    heading.current?.focus();
  }, [hash]);
  const boot = useQuery('boot', {});
  const { wiped, accept, restored } = useWiped(boot.data !== undefined && !boot.data.me);
  const trouble = !boot.data && boot.error ? troubleOf(boot.error) : null;
  if (!current) return null;
  const { Page } = current;
  return (
    <div className="options">
      <header className="options-head">
        <MarkIcon />
        <span className="options-name">Keyline</span>
        <span className="subtlest">{t('optionsTitle')}</span>
      </header>
      <nav className="options-nav" aria-label={t('optionsTitle')}>
        {pages.map(({ hash: to, title }) => (
          <a key={to} href={`#/${to}`} {...(to === current.hash && { 'aria-current': 'page' })}>
            {t(title)}
          </a>
        ))}
      </nav>
      <main ref={main} className="options-main">
        <h1 ref={heading} tabIndex={-1}>
          {t(current.title)}
        </h1>
        {trouble && <RecoveryLater trouble={trouble} onRetry={() => globalThis.location.reload()} />}
        {wiped && <RecoveryLater trouble="wiped" onRetry={restored} onAccept={accept} />}
        <Page />
      </main>
    </div>
  );
}
