import { generateNKeysBetween } from 'fractional-indexing';
import { refuse } from '../failure';
import type { Stored } from '../schema';
import type { Write } from '../write';
import { byRank } from './order';
import { within } from './outline';

type Ranked = 'objective' | 'keyResult';

/** Ranks grow where much is put at one place; from here on all siblings get new ones. */
const longestRank = 100;

/**
 * The rank right after `after` among what hangs on `parentId` (a cycle's objectives, an objective's key results);
 * null = before all. Where two devices gave equal ranks, or a rank came from elsewhere and cannot be counted on,
 * the siblings get new ranks in the order they are shown in.
 */
export async function rankAfter(
  write: Write,
  kind: Ranked,
  parentId: string,
  after: string | null,
  movedId?: string,
): Promise<string> {
  const index = kind === 'objective' ? 'byCycle' : 'byObjective';
  const rows: Stored<Ranked>[] = await write.by(kind, index, within(parentId));
  const siblings = rows.filter(({ id }) => id !== movedId).sort(byRank);
  const at = after === null ? -1 : siblings.findIndex(({ id }) => id === after);
  if (after !== null && at < 0) throw refuse('not-found', 'failNotFound');
  const left = siblings[at]?.rank ?? null;
  const rest = siblings.slice(at + 1);
  const equals = rest.filter(({ rank }) => rank === left);
  const near = keysBetween(left, rest[equals.length]?.rank ?? null, equals.length + 1);
  if (near) return give(write, kind, near, 0, equals);
  return give(write, kind, generateNKeysBetween(null, null, siblings.length + 1), at + 1, siblings);
}

/** Gives the siblings their new ranks around place `at`, whose rank it answers. */
function give(write: Write, kind: Ranked, ranks: string[], at: number, siblings: Stored<Ranked>[]): string {
  const others = ranks.filter((_, place) => place !== at);
  for (const [place, sibling] of siblings.entries()) write.patch(kind, sibling, { rank: others[place] });
  return ranks[at] ?? '';
}

/** null = there is no room between, or a rank that the library did not make. */
function keysBetween(left: string | null, right: string | null, count: number): string[] | null {
  try {
    const keys = generateNKeysBetween(left, right, count);
    const all = [...(left === null ? [] : [left]), ...keys, ...(right === null ? [] : [right])];
    const isOrdered = all.every((key, place) => place === 0 || (all[place - 1] ?? '') < key);
    return isOrdered && keys.every((key) => key.length <= longestRank) ? keys : null;
  } catch {
    return null;
  }
}
