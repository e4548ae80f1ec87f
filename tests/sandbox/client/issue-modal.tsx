import ModalDialog, { ModalTransition } from '@atlaskit/modal-dialog';
import { IconButton } from './icons';
import { IssueButtons, IssueView } from './issue-view';

export interface IssueModalProps {
  issueKey: string;
  onClose: () => void;
  onPanel: () => void;
}

/** An issue in Atlassian's own modal: its focus lock, blanket, portal and layering are the real ones. */
export function IssueModal({ issueKey, onClose, onPanel }: IssueModalProps) {
  return (
    <ModalTransition>
      <ModalDialog
        onClose={onClose}
        width="x-large"
        height="calc(100vh - 120px)"
        label={issueKey}
        testId="issue.views.issue-details.issue-modal.modal-dialog"
      >
        <div className="modal-issue">
          <IssueView
            issueKey={issueKey}
            actions={
              <IssueButtons>
                <IconButton
                  icon="panel"
                  label="Open in the side panel"
                  testId="sandbox.to-panel"
                  onClick={onPanel}
                />
                <IconButton icon="close" label="Close" testId="sandbox.close-modal" onClick={onClose} />
              </IssueButtons>
            }
          />
        </div>
      </ModalDialog>
    </ModalTransition>
  );
}
