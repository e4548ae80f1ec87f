import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { IconButton, LinkButton } from './icon-button';
import { CloseIcon } from './icons';

interface ToastMessage {
  message: ReactNode;
  /** Undo, Retry. */
  action?: { label: string; run: () => void };
  /** Stays until closed. */
  sticky?: boolean;
}

interface Toasts {
  /** Shows one message, in place of the one before; it goes after 8 s, not while pointed at or focused. */
  show: (toast: ToastMessage) => void;
  /** Says it in the live region only: "Saved". */
  say: (message: string) => void;
  hide: () => void;
}

const Context = createContext<Toasts | null>(null);

export function useToast(): Toasts {
  const toasts = use(Context);
  if (!toasts) throw new Error('useToast needs a ToastProvider');
  return toasts;
}

const shownFor = 8000;

/** Holds the one toast and the page's live region. `closeLabel`: name of its ✕. */
export function ToastProvider({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState(false);
  const hide = useCallback(() => {
    setToast(null);
    setHeld(false);
  }, []);
  const toasts = useMemo<Toasts>(() => ({ show: setToast, say: setSaid, hide }), [hide]);
  useEffect(() => {
    if (!toast || held || toast.sticky) return;
    const timer = setTimeout(hide, shownFor);
    return () => clearTimeout(timer);
  }, [toast, held, hide]);
  return (
    <Context value={toasts}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        <span className="visually-hidden">{said}</span>
        {toast && (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the timer
          <div
            className="toast small"
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span>{toast.message}</span>{' '}
            {toast.action && (
              <LinkButton
                onClick={() => {
                  hide();
                  toast.action?.run();
                }}
              >
                {toast.action.label}
              </LinkButton>
            )}
            <IconButton label={closeLabel} icon={<CloseIcon />} onClick={hide} />
          </div>
        )}
      </div>
    </Context>
  );
}
