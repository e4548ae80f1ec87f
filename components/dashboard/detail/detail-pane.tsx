import '@/components/key-result/key-result.css';
import './detail.css';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Open } from '../address';
import type { Go } from '../use-address';
import { KeyResultPane } from './key-result-pane';
import { ObjectivePane } from './objective-pane';

export interface DetailPaneProps {
  open: Open;
  boot: Boot;
  go: Go;
}

/** The record beside the view. Who mounts it takes the focus there and back. */
export function DetailPane({ open, boot, go }: DetailPaneProps) {
  const close = () => go({ open: null });
  const Part = open.kind === 'objective' ? ObjectivePane : KeyResultPane;
  return (
    <aside
      className="detail"
      aria-label={t(open.kind === 'objective' ? 'dashObjective' : 'keyResult')}
      data-open={open.id}
    >
      <Part key={open.id} open={open} boot={boot} go={go} onClose={close} />
    </aside>
  );
}
