import { limits } from '@/lib/protocol/mutation';
import { asPerson, type Person } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { formatCursor } from './cursor';
import { countChanges, readChangesText, readCursor, readStanding, type Standing } from './read-changes';

/** JSON of a `BootstrapLine`, and how many records are in it. */
export interface BootstrapText {
  text: string;
  records: number;
}

/**
 * Everything that stands, page by page, each page a short transaction of its own. It is one state: what was there when
 * it began, by `seq`. What changes meanwhile has a higher one, is left out here and comes by the pull after it, and so
 * does a private team that was gained meanwhile: the cursors name the scopes of the beginning.
 *
 * One page is read ahead, while the one before it is on its way.
 *
 * With the cursor of a stream that broke off it goes on, and says then also what was purged: it may have been sent.
 */
export async function* bootstrap(
  db: Db,
  person: Person,
  { cursor, page = limits.page }: { cursor: string | null; page?: number },
): AsyncGenerator<BootstrapText> {
  const { begun, from, fill, total } = await asPerson(db, person, async (tx) => {
    const standing = await readStanding(tx, person);
    const before = readCursor(cursor, standing.epoch);
    const span = { after: before?.seq ?? 0, until: standing.seq, standing: before === null };
    const scopes = before?.scopes ?? standing.scopes;
    return {
      begun: { ...standing, scopes } satisfies Standing,
      from: span,
      fill: before?.fill,
      total: await countChanges(tx, person.workspaceId, span),
    };
  });
  yield { text: JSON.stringify({ total }), records: 0 };
  const read = (after: number) =>
    asPerson(db, person, (tx) => readChangesText(tx, person.workspaceId, { ...from, after }, page));
  for (let next = read(from.after), done = false; !done; ) {
    const { epoch, text, count, last } = await next;
    if (epoch === null) throw new ProblemError('not-found', 'There is no such workspace.');
    if (epoch !== begun.epoch) throw new ProblemError('epoch', 'The workspace was restored: read it anew.');
    done = count < page || last === null;
    const seq = done || last === null ? Math.max(begun.seq, from.after) : last;
    if (!done) {
      next = read(seq);
      // Whoever breaks off does not wait for it.
      next.catch(() => {});
    }
    const cursor = formatCursor({ epoch, seq, scopes: begun.scopes, ...(fill && { fill }) });
    yield { text: `{"changes":${text},"cursor":"${cursor}","done":${done}}`, records: count };
  }
}
