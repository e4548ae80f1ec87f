import { type Kind, kindNames } from '../../okr/kinds';
import type { Query } from '../query';
import type { Reader } from '../reader';
import type { Stored } from '../schema';

/** Rows of one request: a store of many never lies in memory as a whole. */
const batch = 1000;

/** Put away or not, all of it is sent: what is archived can be restored by the others too. */
export const uploadPreview: Query<'uploadPreview'> = {
  stores: kindNames,
  async run(reader, { workspaceId }) {
    const workspace = await reader.get('workspace', workspaceId);
    const counted = await Promise.all(
      kindNames.map(async (kind) => [kind, await countOf(reader, kind, workspaceId)] as const),
    );
    return {
      counts: Object.fromEntries(counted.filter(([, count]) => count > 0)),
      isSample: workspace?.sample === true,
    };
  },
};

async function countOf(reader: Reader, kind: Kind, workspaceId: string): Promise<number> {
  const store = reader.tx.objectStore(kind);
  let count = 0;
  for (let after: IDBKeyRange | null = null; ; ) {
    const rows: Stored<Kind>[] = await store.getAll(after, batch);
    count += rows.filter((row) => row.workspaceId === workspaceId).length;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return count;
    after = IDBKeyRange.lowerBound(last.id, true);
  }
}
