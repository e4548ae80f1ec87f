import { useEffect, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { hostListings } from '@/lib/hosts';
import { readLauncher, writeLauncher } from '@/lib/platform/page-prefs';
import { t } from '@/lib/platform/strings';
import { Part, Problem } from '../part';
import { Switch } from '../switch';
import { AccessState } from './access-state';
import type { Sites } from './use-sites';

/** The hosts Keyline knows: whether the browser lets it in, and whether its launcher shows there. */
export function HostList({ isAllowed }: Pick<Sites, 'isAllowed'>) {
  const toast = useToast();
  const [launchers, setLaunchers] = useState<Record<string, boolean> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    Promise.all(hostListings.map(async ({ id }) => [id, await readLauncher(id)] as const)).then(
      (all) => left || setLaunchers(Object.fromEntries(all)),
      () => left || setLaunchers({}),
    );
    return () => {
      left = true;
    };
  }, []);
  if (!launchers) return null;
  const set = async (hostId: string, on: boolean) => {
    setLaunchers({ ...launchers, [hostId]: on });
    try {
      await writeLauncher(hostId, on);
      setFailed(false);
      toast.say(t('optionsSaved'));
    } catch {
      setFailed(true);
    }
  };
  return (
    <Part title={t('optionsLauncher')} text={t('optionsLauncherText')}>
      <ul className="sites">
        {hostListings.map(({ id, name, matches }) => (
          <li key={id} className="site">
            <Switch
              label={name}
              hint={matches.length > 0 ? matches.map(siteText).join(', ') : t('optionsOnOwnDomains')}
              on={launchers[id] !== false}
              onChange={(on) => void set(id, on)}
            />
            {matches.length > 0 && <AccessState name={name} origins={matches} allowed={isAllowed(matches)} />}
          </li>
        ))}
      </ul>
      {failed && <Problem>{t('optionsNotSaved')}</Problem>}
    </Part>
  );
}

/** `https://*.atlassian.net/*` → `*.atlassian.net`. */
const siteText = (match: string) => match.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
