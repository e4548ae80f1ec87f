import type { Workspace } from '../../okr/kinds/workspace';
import type { Query } from '../query';
import type { Reader } from '../reader';

/** What every page asks first. */
export const boot: Query<'boot'> = {
  stores: ['workspace', 'member', 'team', 'cycle'],
  async run(reader) {
    const workspace = await reader.workspace();
    const isConnected = (reader.state.connected ?? []).length > 0;
    const shared = { today: reader.today(workspace), revision: reader.state.revision, isConnected };
    const workspaces = await begun(reader);
    if (!workspace) return { workspace, workspaces, me: null, members: [], teams: [], cycles: [], ...shared };
    const { id } = workspace;
    const [me, members, teams, cycles] = await Promise.all([
      reader.me(id),
      reader.by('member', 'byWorkspace', id),
      reader.by('team', 'byWorkspace', id),
      reader.by('cycle', 'byWorkspace', IDBKeyRange.bound([id], [id, []])),
    ]);
    const shown = <T extends { archivedAt: number | null }>(rows: T[]) =>
      rows.filter((row) => row.archivedAt === null);
    const newestFirst = shown(cycles).sort((a, b) =>
      a.startOn < b.startOn ? 1 : a.startOn > b.startOn ? -1 : 0,
    );
    return {
      workspace,
      workspaces,
      me,
      members: shown(members).filter(({ id }) => reader.memberOf(id) === id),
      teams: shown(teams),
      cycles: newestFirst,
      ...shared,
    };
  },
};

/**
 * Workspaces to choose from. The empty one of an introduction is none once its person has gone on elsewhere: nothing
 * was ever begun in it.
 */
async function begun({ tx, state }: Reader): Promise<Workspace[]> {
  const all: Workspace[] = (await tx.objectStore('workspace').getAll()).filter(
    (each: Workspace) => each.archivedAt === null,
  );
  if (all.length < 2) return all;
  const hasCycle = await Promise.all(
    all.map(({ id }) =>
      tx
        .objectStore('cycle')
        .index('byWorkspace')
        .getKey(IDBKeyRange.bound([id], [id, []])),
    ),
  );
  const isBegun = ({ id }: Workspace, at: number) =>
    hasCycle[at] !== undefined || state.connected.includes(id);
  // Beside the sample alone it is the way to a plan of one's own.
  if (!all.some((each, at) => isBegun(each, at) && each.sample !== true)) return all;
  return all.filter((each, at) => isBegun(each, at) || each.id === state.activeWorkspaceId);
}
