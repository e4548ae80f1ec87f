import type { BootstrapLine } from '@/lib/protocol/bootstrap';
import { limits } from '@/lib/protocol/mutation';
import { asPerson, type Person } from '../db/as-person';
import type { Db } from '../db/open';
import { ProblemError } from '../http/problem';
import { formatCursor } from './cursor';
import { countChanges, readChanges, readCursor, readStanding, type Standing } from './read-changes';

/**
 * Everything that stands, page by page, each page a short transaction of its own. It is one state: what was there when
 * it began, by `seq`. What changes meanwhile has a higher one, is left out here and comes by the pull after it, and so
 * does a private team that was gained meanwhile: the cursors name the scopes of the beginning.
 *
 * With the cursor of a stream that broke off it goes on, and says then also what was purged: it may have been sent.
 */
export async function* bootstrap(
  db: Db,
  person: Person,
  { cursor, page = limits.page }: { cursor: string | null; page?: number },
): AsyncGenerator<BootstrapLine> {
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
  yield { total };
  for (let after = from.after, done = false; !done; ) {
    const changes = await asPerson(db, person, async (tx) => {
      const { epoch } = await readStanding(tx, person);
      if (epoch !== begun.epoch) throw new ProblemError('epoch', 'The workspace was restored: read it anew.');
      return readChanges(tx, person.workspaceId, { ...from, after }, page);
    });
    done = changes.length < page;
    after = done ? Math.max(begun.seq, from.after) : (changes.at(-1)?.seq ?? after);
    yield {
      changes,
      cursor: formatCursor({ epoch: begun.epoch, seq: after, scopes: begun.scopes, ...(fill && { fill }) }),
      done,
    };
  }
}
