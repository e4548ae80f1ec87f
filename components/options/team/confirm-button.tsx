import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/strings';

/** What cannot be taken back with one press: the button asks in its own place, says what follows, and wants a second one. */
export function ConfirmButton({
  label,
  name,
  text,
  confirm,
  compact,
  onConfirm,
}: {
  label: string;
  /** Its name where the label alone does not say which. */
  name?: string;
  /** What follows. */
  text: string;
  /** The second button. */
  confirm: string;
  compact?: boolean;
  onConfirm: () => Promise<unknown>;
}) {
  const [asked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  const id = useId();
  useEffect(() => {
    if (wasAsked.current && !asked) opener.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const go = async () => {
    await onConfirm();
    setAsked(false);
  };
  if (!asked)
    return (
      <Button
        ref={opener}
        compact={compact ?? false}
        {...(name && { 'aria-label': name })}
        onClick={() => setAsked(true)}
      >
        {label}
      </Button>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, which names a part of a form
    <div
      className="team-confirm"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsked(false);
      }}
    >
      <p id={id} className="small">
        {text}
      </p>
      <div className="row">
        <Button compact appearance="danger" autoFocus aria-describedby={id} onClick={() => void go()}>
          {confirm}
        </Button>
        <Button compact appearance="subtle" onClick={() => setAsked(false)}>
          {t('optionsCancel')}
        </Button>
      </div>
    </div>
  );
}
