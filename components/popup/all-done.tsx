import { useEffect, useRef } from 'react';
import { locale, t } from '@/lib/platform/strings';
import { dayWord } from '../check-in/day-words';
import { Button } from '../ui/button';
import { CheckIcon } from '../ui/icons';

interface AllDoneProps {
  next: string | null;
  /** Put off until tomorrow. */
  snoozed: number;
  today: string;
  onOpen: () => void;
}

/** Nothing is due: what comes next, and where the rest is. */
export function AllDone({ next, snoozed, today, onOpen }: AllDoneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="popup-done">
      <span className="popup-done-icon">
        <CheckIcon />
      </span>
      <h2 className="popup-title" ref={heading} tabIndex={-1}>
        {snoozed > 0
          ? snoozed === 1
            ? t('popupLaterOne')
            : t('popupLaterMany', snoozed)
          : t('popupAllDone')}
      </h2>
      <p className="subtle">
        {next === null
          ? t('popupNoNext')
          : next > today
            ? t('popupNext', dayWord(next, today, locale()))
            : t('popupNextToday')}
      </p>
      <Button onClick={onOpen}>{t('myKeyResults')}</Button>
    </section>
  );
}

/** Nobody has been introduced yet, or there is no workspace: first run is in the panel's page. */
export function NotSetUp({ onOpen }: { onOpen: () => void }) {
  return (
    <section className="popup-done">
      <h2 className="popup-title">{t('popupNotSetUp')}</h2>
      <p className="subtle">{t('popupNotSetUpText')}</p>
      <Button appearance="primary" onClick={onOpen}>
        {t('popupSetUp')}
      </Button>
    </section>
  );
}
