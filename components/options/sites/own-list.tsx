import { IconButton } from '@/components/ui/icon-button';
import { TrashIcon } from '@/components/ui/icons';
import { useToast } from '@/components/ui/toast';
import { hostListings } from '@/lib/hosts';
import { type OwnSite, permissionOf } from '@/lib/hosts/own-site';
import { askAccess, dropAccess } from '@/lib/platform/permissions';
import { putSite, removeSite } from '@/lib/platform/sites';
import { t } from '@/lib/platform/strings';
import { AccessState } from './access-state';
import { platforms } from './platforms';
import type { Sites } from './use-sites';

/** Domains a person has added: what they are, whether the browser lets us in, and the way to take them out. */
export function OwnList({ own, isAllowed, onFailed }: Sites & { onFailed: (failed: boolean) => void }) {
  const toast = useToast();
  const save = <T,>(work: Promise<T>, then: (value: T) => void) =>
    void work.then(
      (value) => {
        onFailed(false);
        then(value);
      },
      () => onFailed(true),
    );
  const remove = (site: OwnSite) => {
    const origins = [permissionOf(site)];
    save(removeSite(site), (removed) => {
      const isShared =
        own.some((each) => each !== site && permissionOf(each) === origins[0]) ||
        hostListings.some(({ matches }) => matches.includes(origins[0] ?? ''));
      if (!isShared) void dropAccess(origins);
      const undo = () => {
        // In the click itself; where it is refused, the site comes back and says so.
        void askAccess(origins);
        save(putSite(removed ?? site), () => toast.say(t('optionsSaved')));
      };
      toast.show({
        message: t('optionsSiteRemoved', addressOf(site)),
        action: { label: t('undo'), run: undo },
      });
    });
  };
  return (
    <ul className="sites">
      {own.map((site) => {
        const address = addressOf(site);
        return (
          <li key={site.origin + site.path} className="site own-site">
            <div className="own-site-name">
              <bdi>{address}</bdi>
              {site.origin.startsWith('http:') && (
                <span className="small subtlest"> {t('optionsNotEncrypted')}</span>
              )}
              <br />
              <AccessState
                name={address}
                origins={[permissionOf(site)]}
                allowed={isAllowed([permissionOf(site)])}
              />
            </div>
            <select
              className="input"
              aria-label={t('optionsPlatformOf', address)}
              value={site.platform}
              onChange={(event) => {
                const platform = platforms.find(({ id }) => id === event.target.value)?.id;
                if (platform) save(putSite({ ...site, platform }), () => toast.say(t('optionsSaved')));
              }}
            >
              {platforms.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <IconButton
              label={t('optionsRemoveSite', address)}
              icon={<TrashIcon />}
              onClick={() => remove(site)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** `jira.example.test/jira`; with the scheme only where it is not the usual one. */
export const addressOf = ({ origin, path }: Pick<OwnSite, 'origin' | 'path'>): string =>
  origin.replace(/^https:\/\//, '') + path;
