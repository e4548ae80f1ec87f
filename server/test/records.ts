import type { Kind } from '@/lib/okr/kinds';
import { noon } from './workspace';

type Data = Record<string, unknown>;

const elsewhere = '0190a000-0000-7000-8000-0000000000ff';

/** Fields of every kind, so that a record of any is whole; ids of other records need not lead anywhere. */
const fields: Record<Kind, (id: string) => Data> = {
  workspace: () => ({
    name: 'Acme',
    cadence: { every: 'week', weekday: 1 },
    thresholds: { onTrack: 0.1, atRisk: 0.25 },
    limits: { objectivesPerTeam: 5, keyResultsPerObjective: 5 },
    weekStart: 1,
    timeZone: 'Europe/Berlin',
    individualOkrs: false,
  }),
  member: () => ({ name: 'Bob', accounts: {}, role: 'member', placeholder: true }),
  team: () => ({ name: 'Shop', leadId: null, memberIds: {}, parentId: null }),
  cycle: () => ({
    name: 'Q4',
    kind: 'quarterly',
    startOn: '2026-10-01',
    endOn: '2026-12-31',
    parentId: null,
    cadence: { every: 'week', weekday: 1 },
    state: 'active',
  }),
  objective: (id) => ({
    title: 'Sell more',
    level: 'team',
    ownerId: null,
    contributorIds: {},
    teamIds: {},
    parent: null,
    cycleId: id,
    ambition: 'committed',
    state: 'active',
    outcome: null,
    nextStep: null,
    grade: null,
    labels: {},
    rank: 'a0',
  }),
  keyResult: (id) => ({
    objectiveId: id,
    title: 'Sales',
    ownerId: null,
    contributorIds: {},
    teamIds: {},
    nature: 'outcome',
    metric: { type: 'binary' },
    source: { type: 'manual' },
    weight: 1,
    startOn: null,
    dueOn: null,
    state: 'active',
    outcome: null,
    grade: null,
    rank: 'a0',
  }),
  revision: (id) => ({
    keyResultId: id,
    before: { metric: { type: 'binary' }, startOn: null, dueOn: null },
    reason: 'a new target',
    at: noon,
  }),
  checkIn: (id) => ({
    keyResultId: id,
    value: true,
    reported: 'on-track',
    confidence: 7,
    comment: '',
    blockers: '',
    effectiveOn: '2026-11-20',
    authorId: 'somebody',
    onBehalfOf: null,
    source: 'manual',
    supersedes: null,
  }),
  ticket: () => ({
    host: 'jira-cloud',
    site: 'acme.atlassian.net',
    key: 'WEB-1',
    hostId: null,
    keys: { 'WEB-1': true },
    kind: 'issue',
    title: '',
    url: 'https://acme.atlassian.net/browse/WEB-1',
    statusCategory: 'todo',
    estimate: null,
    parentId: null,
    updatedAt: null,
    refreshedAt: null,
  }),
  activity: (id) => ({
    keyResultId: id,
    ticketId: null,
    text: 'Call them',
    ownerId: null,
    done: false,
    doneAt: null,
    contributing: true,
    linkedBy: 'somebody',
  }),
};

/** A whole record of a kind. */
export function recordOf(kind: Kind, id: string, workspaceId: string, more: Data = {}): Data {
  return {
    id,
    workspaceId,
    scopeId: workspaceId,
    createdAt: noon,
    createdBy: 'somebody',
    archivedAt: null,
    ...fields[kind](elsewhere),
    ...more,
  };
}

/** A field of each kind that a person edits, and something else to write into it. */
export const edits: Record<Kind, Data> = {
  workspace: { name: 'Acme Ltd' },
  member: { name: 'Robert' },
  team: { name: 'Web shop' },
  cycle: { name: 'Fourth quarter' },
  objective: { title: 'Sell much more' },
  keyResult: { title: 'Sales in Europe' },
  revision: { reason: 'another reason' },
  checkIn: { comment: 'rewritten' },
  ticket: { statusCategory: 'done' },
  activity: { done: true },
};
