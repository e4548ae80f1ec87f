import type { MessageKey } from '@/lib/platform/strings';

/** The columns, in order; narrow tables hide some by their class. The last one is the row's menu. */
export const columns: readonly { id: string; label: MessageKey }[] = [
  { id: 'name', label: 'dashColumnName' },
  { id: 'owner', label: 'dashColumnOwner' },
  { id: 'team', label: 'dashColumnTeam' },
  { id: 'progress', label: 'dashColumnProgress' },
  { id: 'status', label: 'dashColumnStatus' },
  { id: 'confidence', label: 'dashColumnConfidence' },
  { id: 'age', label: 'dashColumnAge' },
  { id: 'work', label: 'dashColumnWork' },
  { id: 'more', label: 'dashColumnMore' },
];
