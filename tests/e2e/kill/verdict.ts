import type { Outcome } from './killer';

/** What a kill brought to light; null = all is well. */
export type Fault = 'lost' | 'half' | 'unasked' | 'doubled';

/**
 * `references[n]` = the store after n commands. After a kill it must be one of them, whole: that of the acknowledged
 * commands, or of one more, the one that was in flight.
 */
export function faultOf({ dump, again, acked, begun }: Outcome, references: readonly string[]): Fault | null {
  const stands = references.indexOf(dump);
  if (stands < 0) return 'half';
  if (stands < acked) return 'lost';
  if (stands > begun) return 'unasked';
  return again !== null && isDoubled(again) ? 'doubled' : null;
}

/**
 * Whether something stands there twice that is one however often it is given: a check-in by its id, a ticket, a link.
 * Work without a ticket has no name of its own: who gives it again, having seen that it is there, means two.
 */
function isDoubled(dump: string): boolean {
  const stores = JSON.parse(dump) as Record<string, [unknown, Row[]]>;
  const shown = (kind: string) => (stores[kind]?.[1] ?? []).filter((row) => row.archivedAt === null);
  const names = [
    ...shown('checkIn').map(({ comment }) => `check-in ${comment}`),
    ...shown('ticket').map(({ key }) => `ticket ${key}`),
    ...shown('activity')
      .filter(({ ticketId }) => ticketId !== null)
      .map(({ keyResultId, ticketId }) => `link ${keyResultId} ${ticketId}`),
  ];
  return new Set(names).size < names.length;
}

interface Row {
  archivedAt: number | null;
  comment?: string;
  keyResultId?: string;
  ticketId?: string | null;
  key?: string;
}
