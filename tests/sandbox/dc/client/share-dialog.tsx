import { useEffect, useRef } from 'react';
import { useDc } from './site';

/** A dialog of the browser's own, in its top layer: over everything. `?share=1` opens it at once; so does the button. */
export function ShareDialog() {
  const { url } = useDc();
  const dialog = useRef<HTMLDialogElement>(null);
  const opensAtOnce = url.searchParams.get('share') === '1';
  useEffect(() => {
    if (opensAtOnce) dialog.current?.showModal();
    const open = () => dialog.current?.showModal();
    addEventListener('sandbox-share', open);
    return () => removeEventListener('sandbox-share', open);
  }, [opensAtOnce]);
  return (
    <dialog ref={dialog} className="native-dialog" aria-label="Share" data-testid="sandbox.native-dialog">
      <form method="dialog">
        <h2>Share</h2>
        <label>
          User name or email
          <input type="text" className="text" data-testid="sandbox.native-dialog.input" />
        </label>
        <div className="dialog-foot">
          <button type="submit" className="aui-button aui-button-primary">
            Share
          </button>
          <button type="submit" className="aui-button aui-button-link">
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
