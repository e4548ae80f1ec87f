import type { Kind } from '../../okr/kinds';
import type { Connection, Rejected } from '../../sync/client/types';
import type { Query } from '../query';
import type { Reader } from '../reader';
import type { RosterRow } from '../schema';
import type { RejectedChange, SyncState } from '../sync-api';

export const sync: Query<'sync'> = {
  stores: [
    'workspace',
    'objective',
    'keyResult',
    'ticket',
    'member',
    'team',
    'cycle',
    'activity',
    'outbox',
    'rejected',
    'connections',
    'roster',
  ],
  async run(reader) {
    // Most people have none, and this is asked after each commit.
    if (reader.state.connected.length === 0) return { workspaces: [], rejected: [] };
    const [bonds, refused]: [Connection[], Rejected[]] = await Promise.all([
      reader.tx.objectStore('connections').getAll(),
      reader.tx.objectStore('rejected').getAll(),
    ]);
    const workspaces = await Promise.all(bonds.map((bond) => stateOf(reader, bond)));
    const rejected = await Promise.all(refused.map((each) => changeOf(reader, each)));
    const isActive = ({ workspaceId }: SyncState) => workspaceId === reader.state.activeWorkspaceId;
    return {
      workspaces: workspaces.sort((a, b) => Number(isActive(b)) - Number(isActive(a))),
      rejected: rejected.sort((a, b) => b.at - a.at || b.mid - a.mid),
    };
  },
};

async function stateOf(reader: Reader, bond: Connection): Promise<SyncState> {
  const { workspaceId, server, userId, bootstrap, problem, syncedAt } = bond;
  const [workspace, waiting, roster] = await Promise.all([
    reader.get('workspace', workspaceId),
    reader.tx.objectStore('outbox').count(IDBKeyRange.bound([workspaceId], [workspaceId, []])),
    reader.tx.objectStore('roster').get(workspaceId) as Promise<RosterRow | undefined>,
  ]);
  const role = roster?.members.find((member) => member.userId === userId)?.role ?? null;
  return {
    workspaceId,
    name: workspace?.name ?? '',
    server,
    userId,
    role,
    waiting,
    bootstrap,
    problem,
    syncedAt,
  };
}

async function changeOf(reader: Reader, rejected: Rejected): Promise<RejectedChange> {
  const { workspaceId, mid, at, code, mutation } = rejected;
  const { kind, id, op } = mutation;
  return { workspaceId, mid, at, code, kind, recordId: id, op, title: await titleOf(reader, mutation) };
}

/** Which other record names one that has no title of its own. */
const namedBy: Partial<Record<Kind, [field: string, kind: 'keyResult']>> = {
  checkIn: ['keyResultId', 'keyResult'],
  revision: ['keyResultId', 'keyResult'],
  activity: ['keyResultId', 'keyResult'],
};

/** Its own title or name, as it stands or as it was refused; else that of the key result it belongs to. */
async function titleOf(
  reader: Reader,
  { kind, id, patch }: { kind: Kind; id: string; patch: Record<string, unknown> },
): Promise<string> {
  const isRead = reader.tx.objectStoreNames.contains(kind);
  const record: Record<string, unknown> = { ...(isRead && (await reader.get(kind, id))), ...patch };
  for (const field of ['title', 'name', 'text', 'key']) {
    const text = record[field];
    if (typeof text === 'string' && text !== '') return text;
  }
  const [field, owner] = namedBy[kind] ?? [];
  const ownerId = field === undefined ? undefined : record[field];
  if (owner === undefined || typeof ownerId !== 'string') return '';
  return (await reader.get(owner, ownerId))?.title ?? '';
}
