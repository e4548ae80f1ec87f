import { Icon, IconButton } from './icons';
import { IssueButtons, IssueView } from './issue-view';

interface PreviewPanelProps {
  issueKey: string;
  onClose: () => void;
  onModal: () => void;
}

/** An issue beside the backlog: no dialog, no focus lock, and a first link to it that is not its breadcrumb. */
export function PreviewPanel({ issueKey, onClose, onModal }: PreviewPanelProps) {
  return (
    <section className="preview-panel" data-testid="preview-panels.preview-panel" aria-label="Panel">
      <header>
        <a
          className="icon-button"
          href={`/browse/${issueKey}`}
          target="_blank"
          rel="noreferrer"
          aria-label="Open in a new tab"
        >
          <Icon name="open" />
        </a>
        <IssueButtons>
          <IconButton icon="board" label="Open as a dialog" testId="sandbox.to-modal" onClick={onModal} />
          <IconButton icon="close" label="Close" testId="sandbox.close-panel" onClick={onClose} />
        </IssueButtons>
      </header>
      <IssueView issueKey={issueKey} compact />
    </section>
  );
}
