/** What lies in each store, read as it is: of a browser, and of the server. */
import type { Page } from 'playwright-core';
import { kindNames } from '@/lib/okr/kinds';
import { teamApi } from '@/lib/sync/team-api';

/** Records by `kind id`, each with its stamps. */
export type Records = Record<string, unknown>;

/** What a device keeps for itself, and the stamps of it. */
const own = ['title', 'assignee', 'refreshedAt'];

function comparable(kind: string, record: Record<string, unknown>, clock: Record<string, unknown>): unknown {
  const isOwn = (path: string) => kind === 'ticket' && own.includes(path);
  const keep = (from: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([name]) => name !== 'clock' && name !== 'local' && !isOwn(name))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return { data: keep(record), clock: keep(clock) };
}

type Row = Record<string, unknown> & { id: string; workspaceId: string; clock: Record<string, unknown> };

/** Rows of an object store of the extension; the page is one of its own. */
export const rowsOf = <T>(page: Page, store: string, database = 'keyline'): Promise<T[]> =>
  page.evaluate(
    ([name, from]) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const asked = db.transaction(from).objectStore(from).getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            db.close();
            resolve(asked.result);
          };
        };
      }),
    [database, store] as const,
  );

/** All records of a workspace on a device. */
export async function recordsOf(page: Page, workspaceId: string): Promise<Records> {
  const found: Records = {};
  for (const kind of kindNames)
    for (const row of await rowsOf<Row>(page, kind))
      if (row.workspaceId === workspaceId) found[`${kind} ${row.id}`] = comparable(kind, row, row.clock);
  return found;
}

/** The token that a device keeps, for what only the server can be asked. */
export async function apiOf(page: Page, server: string, signal?: AbortSignal) {
  const [key] = await rowsOf<{ token: string }>(page, 'servers', 'keyline-team');
  if (!key) throw new Error('This device is not signed in.');
  return teamApi({ server, token: key.token, fetch, ...(signal && { signal }) });
}
type Api = Awaited<ReturnType<typeof apiOf>>;

/** All records that the server lets this person see. */
export async function recordsAt(api: Api, workspaceId: string): Promise<Records> {
  const found: Records = {};
  for (let cursor: string | null = null; ; ) {
    const answer: Awaited<ReturnType<Api['pull']>> = await api.pull(workspaceId, cursor);
    for (const { kind, id, data, clock, deleted } of answer.changes)
      if (!deleted) found[`${kind} ${id}`] = comparable(kind, data, clock);
    cursor = answer.cursor;
    if (!answer.more) return found;
  }
}

/** How many changes of a device the server does not have yet. */
export const waitingOf = async (page: Page): Promise<number> => (await rowsOf(page, 'outbox')).length;

/** The whole audit, newest first. */
export async function auditOf(api: Api, workspaceId: string) {
  const all: Awaited<ReturnType<Api['audit']>>['entries'] = [];
  for (let before: number | null = null; ; ) {
    const answer: Awaited<ReturnType<Api['audit']>> = await api.audit(workspaceId, { before, limit: 200 });
    all.push(...answer.entries);
    before = answer.before;
    if (before === null) return all;
  }
}
