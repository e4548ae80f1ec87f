import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { t } from '@/lib/platform/strings';
import { Button } from '../ui/button';

/** Milliseconds for which the question stands before its answer counts: a second press of the same hurry is none. */
const readFor = 500;

let dropOpen: (() => void) | undefined;

/** Asks a question in the panel; true = yes. One at a time: an older one is answered with no. */
export function askAgain(question: string): Promise<boolean> {
  dropOpen?.();
  const opener = document.activeElement;
  const holder = document.body.appendChild(document.createElement('div'));
  const root = createRoot(holder);
  const since = performance.now();
  return new Promise((resolve) => {
    const end = (isYes: boolean) => {
      if (isYes && performance.now() - since < readFor) return;
      dropOpen = undefined;
      root.unmount();
      holder.remove();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      resolve(isYes);
    };
    dropOpen = () => end(false);
    root.render(<Question text={question} onAnswer={end} />);
  });
}

function Question({ text, onAnswer }: { text: string; onAnswer: (isYes: boolean) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    // In the top layer: above a menu.
    box.current?.showPopover?.();
    no.current?.focus();
  }, []);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onAnswer(false);
  };
  return (
    <div
      ref={box}
      className="ask-again"
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={id}
      aria-describedby={`${id}why`}
      popover="manual"
      onKeyDown={press}
    >
      <strong id={id}>{text}</strong>
      <p id={`${id}why`}>{t('guardWhy')}</p>
      <Button appearance="danger" onClick={() => onAnswer(true)}>
        {t('guardYes')}
      </Button>{' '}
      <Button ref={no} onClick={() => onAnswer(false)}>
        {t('cancel')}
      </Button>
    </div>
  );
}
