import { useState } from 'react';
import { askAccess } from '@/lib/platform/permissions';
import { t } from '@/lib/platform/strings';
import { LinkButton } from '../ui/icon-button';
import { StatusShape } from '../ui/status-shape';

/** The browser lets us no longer into this tab's site; its links are kept. */
export function Revoked({ origins }: { origins: readonly string[] }) {
  const [refused, setRefused] = useState(false);
  const again = () => void askAccess(origins).then((granted) => setRefused(!granted));
  return (
    <div className="row">
      <StatusShape shape="at-risk" />
      <span role="status">{refused ? t('popupRefused') : t('popupRevoked')}</span>
      <LinkButton className="row-end popup-link" onClick={again}>
        {t('popupAllowAgain')}
      </LinkButton>
    </div>
  );
}
