import { v5, v7 } from 'uuid';
import type { TicketRef } from '../okr/kinds/ticket';

/** Keyline's own namespace for names that become ids. Never changes: two people offline must make the same id. */
const namespace = '6f1c8d1e-5f0b-5a56-9a44-3d5c0c6b7a10';

/** Sorts by time of making, then by `place` within one command. `uuid` and not `crypto.randomUUID`, which an http page's frame lacks in Firefox. */
export const newId = (now: number, place: number): string =>
  v7({ msecs: Math.max(0, Math.floor(now)), seq: place });

/**
 * A ticket's id from where it was first seen. Synchronous on purpose: awaiting the browser's hash inside a transaction
 * would commit it. The workspace is part of the name, as records of two workspaces share no id.
 */
export function ticketId(workspaceId: string, ref: TicketRef): string {
  return v5(JSON.stringify([workspaceId, ref.host, ref.site, ref.key]), namespace);
}

/** The id of a record's copy in another workspace: copied twice, it is the same copy. */
export const copyId = (toWorkspaceId: string, id: string): string =>
  v5(JSON.stringify([toWorkspaceId, id]), namespace);

/** The id of a key result's first automatic check-in of a day: two clients that both write it make the same one. */
export const automaticCheckInId = (keyResultId: string, day: string): string =>
  v5(JSON.stringify([keyResultId, 'tickets', day]), namespace);
