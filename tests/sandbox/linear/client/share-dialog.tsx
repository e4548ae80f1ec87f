import { useEffect, useRef } from 'react';
import s from './styles/overlay.module.css';
import { useWorkspace } from './workspace';

/** A dialog of the browser's own, in its top layer: over everything. `?share=1` opens it at once. */
export function ShareDialog() {
  const { url } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const opensAtOnce = url.searchParams.get('share') === '1';
  useEffect(() => {
    if (opensAtOnce) dialog.current?.showModal();
  }, [opensAtOnce]);
  return (
    <dialog ref={dialog} className={s.native} aria-label="Share" data-testid="sandbox.native-dialog">
      <form method="dialog">
        <h2>Share issue</h2>
        <input
          type="text"
          className={s.field}
          aria-label="People or e-mail addresses"
          placeholder="People or e-mail addresses"
          data-testid="sandbox.native-dialog.input"
        />
        <button type="submit" className={s.primary}>
          Share
        </button>
      </form>
    </dialog>
  );
}
