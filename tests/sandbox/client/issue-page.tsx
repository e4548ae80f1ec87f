import { useEffect, useRef } from 'react';
import { IconButton } from './icons';
import { IssueButtons, IssueView } from './issue-view';
import { useSite } from './site';

/** The full page of an issue. `?share=1` opens its native dialog at once. */
export function IssuePage({ issueKey }: { issueKey: string }) {
  const { url } = useSite();
  const dialog = useRef<HTMLDialogElement>(null);
  const opensAtOnce = url.searchParams.get('share') === '1';
  useEffect(() => {
    if (opensAtOnce) dialog.current?.showModal();
  }, [opensAtOnce]);
  return (
    <div className="page issue-page">
      <IssueView
        issueKey={issueKey}
        actions={
          <IssueButtons>
            <IconButton
              icon="share"
              label="Share"
              testId="sandbox.share"
              onClick={() => dialog.current?.showModal()}
            />
          </IssueButtons>
        }
      />
      <dialog ref={dialog} className="native-dialog" aria-label="Share" data-testid="sandbox.native-dialog">
        <form method="dialog">
          <h2>Share {issueKey}</h2>
          <label>
            Names or e-mail addresses
            <input type="text" data-testid="sandbox.native-dialog.input" />
          </label>
          <div className="dialog-foot">
            <button type="submit" className="button" value="cancel">
              Cancel
            </button>
            <button type="submit" className="button primary" value="share">
              Share
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
