import { useRef } from 'react';
import { type QueryState, useQuery } from '@/components/store-context';
import type { PageContext } from '@/lib/messages/frame';
import type { Queries } from '@/lib/store/api';

type Served = Queries['ticket']['value'];

/**
 * What the page's ticket serves. Its id may come later than the ticket, from a page that still loads: the answer
 * without it stands until the one with it is there, as somebody may be typing on what it shows.
 */
export function useServed(context: PageContext | null): QueryState<Served> {
  const { ticket = null, hostId = null } = context ?? {};
  const served = useQuery('ticket', ticket ? { ref: ticket, hostId } : null);
  const kept = useRef<{ of: string; data: Served } | null>(null);
  const of = JSON.stringify(ticket);
  if (served.data) kept.current = { of, data: served.data };
  else if (kept.current?.of !== of) kept.current = null;
  return served.data ? served : { ...served, data: kept.current?.data };
}
