import { useEffect, useState } from 'react';
import { hostListings } from '@/lib/hosts';
import { readLauncher, writeLauncher } from '@/lib/platform/page-prefs';
import { t } from '@/lib/platform/strings';
import { useToast } from '../ui/toast';
import { Part, Problem } from './part';
import { Switch } from './switch';

/** Where Keyline is at work, and whether its launcher shows there. */
export function SitesPage() {
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
          <li key={id}>
            <Switch
              label={name}
              hint={matches.map(siteText).join(', ')}
              on={launchers[id] !== false}
              onChange={(on) => void set(id, on)}
            />
          </li>
        ))}
      </ul>
      {failed && <Problem>{t('optionsNotSaved')}</Problem>}
    </Part>
  );
}

/** `https://*.atlassian.net/*` → `*.atlassian.net`. */
const siteText = (match: string) => match.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
