import { useState } from 'react';
import { t } from '@/lib/platform/strings';
import { Part, Problem } from './part';
import { AddSite } from './sites/add-site';
import { HostKeys } from './sites/host-keys';
import { HostList } from './sites/host-list';
import { OwnList } from './sites/own-list';
import { RenameSites } from './sites/rename-sites';
import { useSites } from './sites/use-sites';
import './sites/sites.css';

/** Where Keyline is at work: the hosts it knows, domains of one's own, and sites that have a new name. */
export function SitesPage() {
  const sites = useSites();
  const [failed, setFailed] = useState(false);
  if (!sites) return null;
  return (
    <>
      <HostList isAllowed={sites.isAllowed} />
      <Part title={t('optionsOwnDomains')} text={t('optionsOwnDomainsText')}>
        {sites.own.length > 0 && <OwnList {...sites} onFailed={setFailed} />}
        {failed && <Problem>{t('optionsNotSaved')}</Problem>}
        <AddSite own={sites.own} />
      </Part>
      <HostKeys />
      <RenameSites />
    </>
  );
}
