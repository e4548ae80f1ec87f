import { t } from '@/lib/platform/strings';
import { LockIcon } from './icons';

/** Beside the name of a private team. */
export function PrivateMark() {
  return (
    <span className="private-mark" role="img" aria-label={t('dashPrivateTeam')} title={t('dashPrivateTeam')}>
      <LockIcon />
    </span>
  );
}
