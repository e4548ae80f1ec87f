/** Where a record belongs: its scope is its workspace, or a private team, which is a scope of its own. */
export interface Scoped {
  workspaceId: string;
  scopeId: string;
}

/** Only members of a private team may read it. */
export const isPrivate = ({ scopeId, workspaceId }: Scoped): boolean => scopeId !== workspaceId;

/** Whether a record may name another one: all who read the one can read the other. */
export const mayName = (record: Scoped, other: Scoped): boolean =>
  !isPrivate(other) || other.scopeId === record.scopeId;
