import { StatusShape } from '@/components/ui/status-shape';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { shapeOf, statusLabel } from './words';

/** A key result's status by shape and colour, dashed where stale, with its name read out. */
export function StatusMark({ summary }: { summary: KeyResultSummary }) {
  return (
    <StatusShape shape={shapeOf(summary)} stale={summary.staleDays !== null} label={statusLabel(summary)} />
  );
}
