import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { focusFirst } from '@/components/ui/focus';
import { LinkButton } from '@/components/ui/icon-button';
import { t } from '@/lib/platform/strings';
import './forms.css';

interface FormFrameProps {
  label: string;
  saveLabel: string;
  busy: boolean;
  /** Why it was refused; what was typed stays. */
  failure: string | null;
  /** Rises with each refusal: the first field that is wrong takes the focus. */
  tries: number;
  isRestored?: boolean;
  onStartOver?: () => void;
  onSave: () => void;
  onCancel: () => void;
  /** Hints, at the side where there is room. */
  side?: ReactNode;
  children: ReactNode;
}

/** A form in the pane: Enter or Ctrl+Enter saves, Esc leaves (what was typed is kept). */
export function FormFrame(props: FormFrameProps) {
  const { label, saveLabel, busy, failure, tries, isRestored, side, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const pane = form.current?.closest<HTMLElement>('[tabindex="-1"]');
    // Left, it takes the focus along that was in it: the pane has it then.
    return () => {
      if (document.activeElement === document.body && pane?.isConnected) pane.focus();
    };
  }, []);
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return (
    <form
      ref={form}
      className="dash-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          props.onSave();
        }
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <div className="dash-form-fields">
        <div className="stack">{children}</div>
        {side}
      </div>
      {failure && (
        <p className="small field-error" role="alert">
          {failure} {t('checkInKept')}
        </p>
      )}
      <div className="row dash-form-actions">
        <Button type="submit" appearance="primary" disabled={busy}>
          {saveLabel}
        </Button>
        <Button appearance="subtle" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
        {isRestored && (
          <span className="row-end small subtlest">
            {t('checkInRestored')}{' '}
            <LinkButton onClick={props.onStartOver}>{t('checkInStartOver')}</LinkButton>
          </span>
        )}
      </div>
    </form>
  );
}
