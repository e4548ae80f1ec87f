import type { Activity } from '@/lib/okr/kinds/activity';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import type { Objective } from '@/lib/okr/kinds/objective';
import type { Revision } from '@/lib/okr/kinds/revision';
import type { Ticket } from '@/lib/okr/kinds/ticket';
import type { Workspace } from '@/lib/okr/kinds/workspace';
import type { SummaryInput } from '@/lib/okr/summary';

/** Whole records for rules' tests: a test names only what it is about. The cycle runs from Mon 2 to Sun 29 March 2026. */
const base = (id: string) => ({
  id,
  workspaceId: 'w',
  scopeId: 'w',
  createdAt: 0,
  createdBy: 'me',
  archivedAt: null,
});

export const aWorkspace = (fields: Partial<Workspace> = {}): Workspace => ({
  ...base('w'),
  name: 'Acme',
  cadence: { every: 'week', weekday: 5 },
  thresholds: { onTrack: 0.1, atRisk: 0.25 },
  limits: { objectivesPerTeam: 5, keyResultsPerObjective: 5 },
  weekStart: 1,
  timeZone: 'UTC',
  individualOkrs: false,
  ...fields,
});

export const aCycle = (fields: Partial<Cycle> = {}): Cycle => ({
  ...base('c'),
  name: 'March',
  kind: 'monthly',
  startOn: '2026-03-02',
  endOn: '2026-03-29',
  parentId: null,
  cadence: { every: 'week', weekday: 5 },
  state: 'active',
  ...fields,
});

export const anObjective = (fields: Partial<Objective> = {}): Objective => ({
  ...base('o'),
  title: 'Enhance online shopping',
  level: 'company',
  ownerId: 'me',
  contributorIds: {},
  teamIds: {},
  parent: null,
  cycleId: 'c',
  ambition: 'committed',
  state: 'active',
  outcome: null,
  nextStep: null,
  grade: null,
  labels: {},
  rank: 'a0',
  ...fields,
});

export const aKeyResult = (fields: Partial<KeyResult> = {}): KeyResult => ({
  ...base('k'),
  objectiveId: 'o',
  title: 'Product page loads below 2 s',
  ownerId: 'me',
  contributorIds: {},
  teamIds: {},
  nature: 'outcome',
  metric: { type: 'number', start: 0, target: 100, unit: '%' },
  source: { type: 'manual' },
  weight: 1,
  startOn: null,
  dueOn: null,
  state: 'active',
  outcome: null,
  grade: null,
  rank: 'a0',
  ...fields,
});

let counter = 0;
export const aCheckIn = (fields: Partial<CheckIn> = {}): CheckIn => ({
  ...base(`i${String(counter++).padStart(6, '0')}`),
  createdAt: counter,
  keyResultId: 'k',
  value: null,
  reported: null,
  confidence: null,
  comment: '',
  blockers: '',
  effectiveOn: '2026-03-06',
  authorId: 'me',
  onBehalfOf: null,
  source: 'manual',
  supersedes: null,
  ...fields,
});

export const aTicket = (fields: Partial<Ticket> = {}): Ticket => ({
  ...base('t'),
  host: 'jira-cloud',
  site: 'acme.atlassian.net',
  key: 'WEB-1',
  hostId: null,
  keys: {},
  kind: 'issue',
  title: 'A ticket',
  url: 'https://acme.atlassian.net/browse/WEB-1',
  statusCategory: 'todo',
  estimate: null,
  parentId: null,
  updatedAt: null,
  refreshedAt: null,
  ...fields,
});

export const anActivity = (fields: Partial<Activity> = {}): Activity => ({
  ...base(`a${String(counter++).padStart(6, '0')}`),
  keyResultId: 'k',
  ticketId: null,
  ownerId: null,
  done: false,
  doneAt: null,
  contributing: true,
  linkedBy: 'me',
  ...fields,
});

export const aRevision = (fields: Partial<Revision> & Pick<Revision, 'before' | 'at'>): Revision => ({
  ...base(`r${String(counter++).padStart(6, '0')}`),
  keyResultId: 'k',
  reason: 'Learned more',
  ...fields,
});

/** Linked tickets of these categories, with their links. */
export function linked(
  categories: readonly Ticket['statusCategory'][],
  fields: (index: number) => Partial<Ticket> = () => ({}),
): { activities: Activity[]; tickets: Map<string, Ticket> } {
  const tickets = categories.map((statusCategory, index) =>
    aTicket({ id: `t${index}`, key: `WEB-${index}`, statusCategory, ...fields(index) }),
  );
  return {
    activities: tickets.map((ticket) => anActivity({ ticketId: ticket.id })),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  };
}

export const aSummaryInput = (fields: Partial<SummaryInput> = {}): SummaryInput => ({
  workspace: aWorkspace(),
  cycle: aCycle(),
  objective: anObjective(),
  keyResult: aKeyResult(),
  owner: null,
  teams: [],
  checkIns: [],
  revisions: [],
  activities: [],
  tickets: new Map(),
  today: '2026-03-16',
  ...fields,
});
