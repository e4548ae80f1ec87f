/** A ticket of the stand-in: what its pages show and its REST answers are made of. */
export interface SandboxTicket {
  /** Jira's numeric id, as text; stays when a ticket moves. */
  id: string;
  key: string;
  summary: string;
  type: 'Story' | 'Task' | 'Bug' | 'Epic';
  status: { name: string; category: 'new' | 'indeterminate' | 'done' };
  /** Story points; null = not estimated. */
  points: number | null;
  /** The epic's key. */
  parent: string | null;
  assignee: string | null;
  /** In the running sprint: shown on boards and in the first section of the backlog. */
  inSprint: boolean;
  description: string;
  /** Keys it had before it was moved. Old addresses and requests lead here, and the answer says the new key. */
  formerKeys?: readonly string[];
}

export interface SandboxProject {
  id: string;
  key: string;
  name: string;
}

export interface SandboxPerson {
  accountId: string;
  name: string;
  locale: string;
}

export interface SandboxSite {
  cloudId: string;
  person: SandboxPerson;
  project: SandboxProject;
  tickets: readonly SandboxTicket[];
}

export const statuses = {
  todo: { name: 'To Do', category: 'new' },
  doing: { name: 'In Progress', category: 'indeterminate' },
  review: { name: 'In Review', category: 'indeterminate' },
  done: { name: 'Done', category: 'done' },
} as const satisfies Record<string, SandboxTicket['status']>;

/** The ticket of a key or id, a former key included. */
export function findTicket(tickets: readonly SandboxTicket[], keyOrId: string): SandboxTicket | undefined {
  const key = keyOrId.toUpperCase();
  return (
    tickets.find((each) => each.key === key || each.id === keyOrId) ??
    tickets.find((each) => each.formerKeys?.includes(key))
  );
}
