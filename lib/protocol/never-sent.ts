import type { Kind } from '../okr/kinds';

/**
 * Fields that stay on the device: when it last looked at a ticket, and what the ticket is called and whose it is, unless
 * the workspace shares that (`shareTitles`).
 */
export function neverSent(kind: Kind, shareTitles: boolean): readonly string[] {
  if (kind !== 'ticket') return [];
  return shareTitles ? ['refreshedAt'] : ['refreshedAt', 'title', 'assignee'];
}

/** A record from the wire with what stands for such fields where the schema wants them. */
export const withAbsent = (kind: string, data: Record<string, unknown>): Record<string, unknown> =>
  kind === 'ticket' ? { title: '', refreshedAt: null, ...data } : data;
