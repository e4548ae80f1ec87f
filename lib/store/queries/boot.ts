import type { Query } from '../query';

/** What every page asks first. */
export const boot: Query<'boot'> = {
  stores: ['workspace', 'member', 'team', 'cycle'],
  async run(reader) {
    const workspace = await reader.workspace();
    const all = await reader.tx.objectStore('workspace').getAll();
    const isConnected = (reader.state.connected ?? []).length > 0;
    const shared = { today: reader.today(workspace), revision: reader.state.revision, isConnected };
    const workspaces = all.filter((each: { archivedAt: number | null }) => each.archivedAt === null);
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
