import type { LinearData, LinearIssue, LinearState } from '../types';
import type { ListScope } from './routes';

/** Groups stand in this order, which is not the order work moves in: what is under way comes first. */
const order = ['In Review', 'In Progress', 'Todo', 'Backlog', 'Triage', 'Done', 'Canceled'];
const active = new Set(['unstarted', 'started']);

export interface Group {
  state: LinearState;
  issues: LinearIssue[];
}

/** The issues a list or board is about. */
export function issuesOf({ issues, viewer }: LinearData, scope: ListScope): LinearIssue[] {
  switch (scope.of) {
    case 'team': {
      const own = issues.filter((issue) => issue.team === scope.team);
      if (scope.part === 'active') return own.filter(({ state }) => active.has(state.type));
      if (scope.part === 'backlog') return own.filter(({ state }) => state.type === 'backlog');
      if (scope.part === 'triage') return own.filter(({ state }) => state.type === 'triage');
      return scope.part === 'cycles' ? own.filter((issue) => issue.inCycle) : own;
    }
    case 'mine':
      return issues.filter(({ assignee, inCycle }) => assignee === viewer.name && inCycle);
    case 'several':
      return scope.identifiers.flatMap((wanted) => issues.filter((issue) => issue.identifier === wanted));
    case 'view':
    case 'project':
      return issues.filter(({ project }) => project === 'Faster product pages');
  }
}

export function groupsOf(issues: readonly LinearIssue[]): Group[] {
  return order.flatMap((name) => {
    const own = issues.filter(({ state }) => state.name === name);
    return own[0] ? [{ state: own[0].state, issues: own }] : [];
  });
}

const partNames = {
  all: 'All issues',
  active: 'Active issues',
  backlog: 'Backlog',
  triage: 'Triage',
  cycles: 'Cycles',
};

export function scopeTitle({ teams }: LinearData, scope: ListScope): string {
  switch (scope.of) {
    case 'team':
      return `${teams.find(({ key }) => key === scope.team)?.name ?? scope.team} › ${partNames[scope.part]}`;
    case 'mine':
      return 'My issues';
    case 'several':
      return 'Issues';
    case 'view':
      return 'Performance work';
    case 'project':
      return 'Faster product pages › Issues';
  }
}
