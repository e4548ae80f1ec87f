import type { Boot } from '@/lib/store/api';
import type { Open } from '../address';
import type { Go } from '../use-address';

export interface DetailPaneProps {
  open: Open;
  boot: Boot;
  go: Go;
}

/** The record beside the view. */
export function DetailPane({ open }: DetailPaneProps) {
  return <aside data-open={open.id} />;
}
