import browser from 'webextension-polyfill';
import { readSites } from '@/lib/platform/sites';
import { t } from '@/lib/platform/strings';
import { teamServers } from '@/lib/platform/team-keys';
import { useQuery } from '../store-context';
import { Part } from './part';
import { destinations } from './privacy/destinations';
import { isExplained, permissionReasons } from './privacy/permissions';
import { Stored } from './privacy/stored';
import { useLoaded } from './use-loaded';

/** What leaves the browser, why each permission is asked for, and what is stored where. */
export function PrivacyPage() {
  const own = useLoaded(readSites) ?? [];
  const signedIn = useLoaded(teamServers) ?? [];
  const connected = useQuery('sync', {}).data?.workspaces ?? [];
  const servers = [...new Set([...connected.map(({ server }) => server), ...signedIn])];
  const { permissions = [] } = browser.runtime.getManifest();
  return (
    <>
      <Part title={t('optionsLeaves')} text={t('optionsLeavesText')}>
        <dl className="stored">
          {destinations(own, servers).map(({ name, origins, sends }) => (
            <div key={name + origins.join()}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi className="small">{origins.map(siteText).join(', ')}</bdi>
                <br />
                {t(sends)}
              </dd>
            </div>
          ))}
        </dl>
        <p className="subtle">{t('optionsLeavesFiles')}</p>
      </Part>
      <Part title={t('optionsPermissions')} text={t('optionsPermissionsText')}>
        <dl className="stored">
          {permissions.map((permission) => (
            <div key={permission}>
              <dt>
                <code>{permission}</code>
              </dt>
              <dd>{isExplained(permission) && t(permissionReasons[permission])}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Stored />
    </>
  );
}

/** `https://*.atlassian.net/*` → `*.atlassian.net`. */
const siteText = (match: string) => match.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
