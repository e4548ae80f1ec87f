/** What the Linear stand-in's pages and its API are made of. */
export type StateType = 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled';

export interface LinearState {
  name: string;
  type: StateType;
}

export interface LinearIssue {
  /** UUID: stays when the issue moves to another team. */
  id: string;
  /** `ENG-142`. */
  identifier: string;
  /** Identifiers it had in other teams; their addresses lead here. */
  previousIdentifiers: readonly string[];
  number: number;
  team: string;
  title: string;
  description: string;
  state: LinearState;
  /** 0 none, 1 urgent … 4 low. */
  priority: 0 | 1 | 2 | 3 | 4;
  estimate: number | null;
  assignee: string | null;
  labels: readonly string[];
  project: string | null;
  inCycle: boolean;
  /** Months and days as lists show them: `Nov 2`. */
  updated: string;
}

export interface LinearTeam {
  id: string;
  key: string;
  name: string;
  /** Addresses of its issues have no slug. */
  isPrivate: boolean;
}

export interface LinearPerson {
  id: string;
  name: string;
  email: string;
}

export interface LinearData {
  organization: { id: string; name: string };
  viewer: LinearPerson;
  teams: readonly LinearTeam[];
  issues: readonly LinearIssue[];
}

/** By its UUID or identifier, a previous one included. */
export function findIssue(issues: readonly LinearIssue[], id: string): LinearIssue | undefined {
  const identifier = id.toUpperCase();
  return (
    issues.find((issue) => issue.id === id || issue.identifier === identifier) ??
    issues.find((issue) => issue.previousIdentifiers.includes(identifier))
  );
}
