import type { Write } from '../../write';

/** What a person brings along into a workspace. */
export interface Person {
  name: string;
  /** Account id by host id. */
  accounts: Record<string, string>;
}

/** Me, with the accounts I have in this workspace, else in the one I am in, else in any. */
export async function personOf(write: Write, workspaceId: string, name: string): Promise<Person> {
  const { me, activeWorkspaceId } = write.state;
  for (const id of [workspaceId, activeWorkspaceId, ...Object.keys(me)]) {
    const known = id === null ? null : await write.me(id);
    if (known) return { name, accounts: known.accounts };
  }
  return { name, accounts: {} };
}
