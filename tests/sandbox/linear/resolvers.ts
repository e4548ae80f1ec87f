/** How the stand-in's data answers Linear's schema. */
import { GraphQLError } from 'graphql';
import { findIssue, type LinearData, type LinearIssue } from './types';
import { uuidOf } from './workspace';

interface Comparator {
  eq?: string | number;
  in?: readonly (string | number)[];
}
export interface IssueFilter {
  and?: readonly IssueFilter[];
  or?: readonly IssueFilter[];
  id?: Comparator;
  number?: Comparator;
  team?: { key?: Comparator; id?: Comparator };
}
interface IssuesArguments {
  filter?: IssueFilter;
  first?: number;
  after?: string;
}

const DEFAULT_PAGE = 50;
const MAX_PAGE = 250;
const priorities = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];
const colors = {
  triage: '#fc7840',
  backlog: '#bec2c8',
  unstarted: '#e2e2e2',
  started: '#f2c94c',
  completed: '#5e6ad2',
  canceled: '#95a2b3',
};

/** As Linear reports a request that cannot be met. */
const refused = (message: string, type: string, code: string) =>
  new GraphQLError(message, { extensions: { type, code, userError: true, userPresentableMessage: message } });

export function rootOf(data: LinearData) {
  const organization = { ...data.organization, urlKey: 'acme' };
  const user = (name: string) => ({
    id: uuidOf(`user:${name}`),
    name,
    displayName: name.split(' ')[0]?.toLowerCase() ?? name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.test`,
    organization,
  });
  const node = (issue: LinearIssue) => ({
    ...issue,
    assignee: issue.assignee === null ? null : user(issue.assignee),
    createdAt: '2026-09-01T09:00:00.000Z',
    updatedAt: '2026-11-02T09:00:00.000Z',
    priorityLabel: priorities[issue.priority],
    project: issue.project === null ? null : { id: uuidOf(`project:${issue.project}`), name: issue.project },
    state: {
      ...issue.state,
      id: uuidOf(`state:${issue.team}:${issue.state.name}`),
      color: colors[issue.state.type],
    },
    team: data.teams.find(({ key }) => key === issue.team),
    url: `https://linear.app/acme/issue/${issue.identifier}`,
  });
  return {
    viewer: () => user(data.viewer.name),
    organization,
    issue({ id }: { id: string }) {
      const issue = findIssue(data.issues, id);
      if (issue) return node(issue);
      throw refused(
        'Entity not found: Issue - Could not find referenced Issue.',
        'invalid input',
        'INPUT_ERROR',
      );
    },
    issues({ filter = {}, first = DEFAULT_PAGE, after }: IssuesArguments) {
      if (first < 1 || first > MAX_PAGE)
        throw refused(
          `Argument Validation Error: first must not be greater than ${MAX_PAGE}`,
          'invalid input',
          'INVALID_INPUT',
        );
      const found = data.issues.filter((issue) => isMatch(issue, filter, data));
      const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
      const page = found.slice(start, start + first);
      return {
        nodes: page.map(node),
        edges: page.map((issue) => ({ cursor: issue.id, node: node(issue) })),
        pageInfo: {
          startCursor: page[0]?.id ?? null,
          endCursor: page.at(-1)?.id ?? null,
          hasPreviousPage: start > 0,
          hasNextPage: start + first < found.length,
        },
      };
    },
  };
}

/** Every part must hold; a part that is not given does. */
function isMatch(issue: LinearIssue, filter: IssueFilter, data: LinearData): boolean {
  const team = data.teams.find(({ key }) => key === issue.team);
  return (
    // A batch may ask by identifier where Linear takes UUIDs.
    (compares(issue.id, filter.id) || compares(issue.identifier, filter.id)) &&
    compares(issue.number, filter.number) &&
    compares(issue.team, filter.team?.key) &&
    compares(team?.id ?? '', filter.team?.id) &&
    (filter.and ?? []).every((each) => isMatch(issue, each, data)) &&
    (filter.or === undefined || filter.or.some((each) => isMatch(issue, each, data)))
  );
}

const compares = (value: string | number, comparator?: Comparator): boolean =>
  (comparator?.eq === undefined || comparator.eq === value) &&
  (comparator?.in === undefined || comparator.in.includes(value));
