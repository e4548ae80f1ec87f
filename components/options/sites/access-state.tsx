import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { StatusShape } from '@/components/ui/status-shape';
import { askAccess } from '@/lib/platform/permissions';
import { t } from '@/lib/platform/strings';

/** Whether the browser lets us in, by shape and words; the way back where it does no more. */
export function AccessState({
  name,
  origins,
  allowed,
}: {
  /** The site, for the button's name. */
  name: string;
  origins: readonly string[];
  allowed: boolean;
}) {
  const [refused, setRefused] = useState(false);
  if (allowed) {
    return (
      <span className="access small">
        <StatusShape shape="done" />
        {t('optionsAllowed')}
      </span>
    );
  }
  const again = () => void askAccess(origins).then((granted) => setRefused(!granted));
  return (
    <span className="access small">
      <StatusShape shape="at-risk" />
      <span role="status">
        <strong>{t('optionsRevoked')}</strong> {refused ? t('optionsRefused') : t('optionsLinksKept')}
      </span>
      <Button compact aria-label={t('optionsAllowAgainOf', name)} onClick={again}>
        {t('optionsAllowAgain')}
      </Button>
    </span>
  );
}
