import { limits } from '@/lib/protocol/mutation';
import type { PullAnswer } from '@/lib/protocol/pull';
import { asPerson, type Person, type Tries } from '../db/as-person';
import type { Db } from '../db/open';
import { type Cursor, formatCursor } from './cursor';
import { readChanges, readCursor, readStanding } from './read-changes';

/** Changes after a cursor, in the order of commits; without one, all that stands. */
export const pull = (
  db: Db,
  person: Person,
  { cursor, limit = limits.page }: { cursor: string | null; limit?: number },
  tries: Tries = {},
): Promise<PullAnswer> =>
  asPerson(
    db,
    person,
    async (tx) => {
      const { epoch, scopes } = await readStanding(tx, person);
      const before = readCursor(cursor, epoch);
      const from: Cursor = before ?? { epoch, seq: 0, scopes };
      const fill = toFill(from, scopes);
      const span = fill
        ? { after: fill.seq, until: from.seq, scopes: fill.scopes }
        : { after: from.seq, standing: before === null };
      const rows = await readChanges(tx, person.workspaceId, span, limit + 1);
      const more = rows.length > limit;
      const changes = rows.slice(0, limit);
      const reached = changes.at(-1)?.seq;
      const next: Cursor = fill
        ? { epoch, seq: from.seq, scopes, ...(more && { fill: { ...fill, seq: reached ?? fill.seq } }) }
        : { epoch, seq: reached ?? from.seq, scopes };
      return {
        changes,
        cursor: formatCursor(next),
        // After a private team that came whole there is what came meanwhile.
        more: more || fill !== null,
        revokedScopes: from.scopes.filter((scope) => !scopes.includes(scope)),
      };
    },
    tries,
  );

/**
 * A private team that is new to this client has records from before its cursor: they come first, up to there. One that
 * is gained while another still comes begins again with it; one that was lost meanwhile comes no more.
 */
function toFill({ scopes: had, fill, seq }: Cursor, scopes: readonly string[]): Cursor['fill'] | null {
  const gained = scopes.filter((scope) => !had.includes(scope));
  const rest = (fill?.scopes ?? []).filter((scope) => scopes.includes(scope));
  if (seq === 0 || gained.length + rest.length === 0) return null;
  return { seq: gained.length > 0 ? 0 : (fill?.seq ?? 0), scopes: [...rest, ...gained] };
}
