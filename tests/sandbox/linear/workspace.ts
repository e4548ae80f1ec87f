/** The workspace: the same tickets as the stand-in Jira has, as Linear would hold them. */
import { createHash } from 'node:crypto';
import type { SandboxSite, SandboxTicket } from '../tickets/types';
import type { LinearData, LinearIssue, LinearState, LinearTeam } from './types';

/** A UUID that is the same every time for the same name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`keyline-linear:${name}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const states = {
  backlog: { name: 'Backlog', type: 'backlog' },
  todo: { name: 'Todo', type: 'unstarted' },
  doing: { name: 'In Progress', type: 'started' },
  review: { name: 'In Review', type: 'started' },
  done: { name: 'Done', type: 'completed' },
} as const satisfies Record<string, LinearState>;

const projects = new Map([
  ['WEB-100', 'Faster product pages'],
  ['WEB-101', 'Fewer abandoned carts'],
  ['WEB-102', 'Reasons to come back'],
  ['WEB-103', 'Search that finds'],
  ['WEB-104', 'Checkout on one page'],
  ['WEB-105', 'A shop everyone can use'],
]);
const labelOf: Record<SandboxTicket['type'], string | null> = {
  Bug: 'Bug',
  Story: 'Feature',
  Task: null,
  Epic: 'Improvement',
};

export function linearData({ tickets, person, project }: SandboxSite): LinearData {
  const key = project.key === 'WEB' ? 'ENG' : project.key.slice(0, 10);
  const teams: LinearTeam[] = [
    { id: uuidOf(`team:${key}`), key, name: key === 'ENG' ? 'Engineering' : project.name, isPrivate: false },
    { id: uuidOf('team:OPS'), key: 'OPS', name: 'Operations', isPrivate: true },
  ];
  return {
    organization: { id: uuidOf('organization'), name: 'Acme' },
    viewer: { id: uuidOf(`user:${person.name}`), name: person.name, email: 'maya@example.test' },
    teams,
    issues: [...tickets.map((ticket) => issueOf(ticket, key)), ...operations()],
  };
}

function issueOf(ticket: SandboxTicket, team: string): LinearIssue {
  const number = Number(ticket.key.slice(ticket.key.lastIndexOf('-') + 1));
  const label = labelOf[ticket.type];
  return {
    id: uuidOf(`issue:${ticket.id}`),
    identifier: `${team}-${number}`,
    previousIdentifiers: [],
    number,
    team,
    title: ticket.summary,
    description: ticket.description,
    state: stateOf(ticket),
    priority: ([3, 2, 0, 4, 1, 3] as const)[number % 6] ?? 0,
    estimate: ticket.points,
    assignee: ticket.assignee,
    labels: label ? [label] : [],
    project: projects.get(ticket.parent ?? '') ?? null,
    inCycle: ticket.inSprint,
    updated: `${['Sep', 'Oct', 'Nov'][number % 3]} ${1 + (number % 27)}`,
  };
}

function stateOf({ status, inSprint, type }: SandboxTicket): LinearState {
  if (status.name === 'In Review') return states.review;
  if (status.category === 'done') return states.done;
  if (status.category === 'indeterminate') return states.doing;
  return inSprint || type === 'Epic' ? states.todo : states.backlog;
}

/** A private team; `OPS-3` was `ENG-7` before it moved here. */
function operations(): LinearIssue[] {
  const rows = [
    [1, 'Rotate the keys of the payment provider', states.done, []],
    [2, 'Alert when a queue grows for ten minutes', states.doing, []],
    [3, 'Move image resizing to the edge', states.todo, ['ENG-7']],
  ] as const;
  return rows.map(([number, title, state, previousIdentifiers]) => ({
    id: uuidOf(`ops:${number}`),
    identifier: `OPS-${number}`,
    previousIdentifiers,
    number,
    team: 'OPS',
    title,
    description: '',
    state,
    priority: 2,
    estimate: 3,
    assignee: 'Li Chen',
    labels: [],
    project: null,
    inCycle: true,
    updated: `Nov ${number}`,
  }));
}
