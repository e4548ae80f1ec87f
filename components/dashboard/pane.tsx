import { useEffect, useRef } from 'react';
import type { Boot } from '@/lib/store/api';
import { later } from '../ui/later';
import type { Open } from './address';
import type { Go } from './use-address';

const DetailPane = later(async () => (await import('./detail/detail-pane')).DetailPane);

interface PaneProps {
  open: Open;
  boot: Boot;
  go: Go;
}

/**
 * The place beside the view. It takes the focus when it opens; closed, the focus goes back to what opened it, or to the
 * record's row where that is gone.
 */
function PaneFrame({ open, boot, go }: PaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const shown = useRef(open.id);
  shown.current = open.id;
  useEffect(() => {
    const before = document.activeElement;
    opener.current = before === document.body ? null : before;
    const element = frame.current;
    element?.focus({ preventScroll: true });
    return () => {
      const held = document.activeElement;
      const isFree = held === null || held === document.body || element?.contains(held);
      if (!isFree) return;
      setTimeout(() => {
        const row = document.querySelector<HTMLElement>(`[data-record="${CSS.escape(shown.current)}"]`);
        const { current } = opener;
        const back = current instanceof HTMLElement && current.isConnected ? current : row;
        (back ?? document.querySelector<HTMLElement>('.dash-main h1'))?.focus();
      });
    };
  }, []);
  return (
    <div className="dash-pane" ref={frame} tabIndex={-1}>
      <DetailPane key={open.id} open={open} boot={boot} go={go} />
    </div>
  );
}

export const Pane = Object.assign(PaneFrame, { preload: DetailPane.preload });
