import { addDays, addMonths, weekdayOf } from './day';
import type { Kind, RecordOf } from './kinds';
import type { CheckInValue } from './kinds/check-in';
import type { TicketRef } from './kinds/ticket';
import type { Metric } from './metrics';
import { longerCycles } from './sample/longer';
import { microCycles } from './sample/micro';
import type { CycleTemplate, KeyResultTemplate, MetricTemplate, ObjectiveTemplate } from './sample/template';
import { tickets } from './sample/tickets';

/** Records by kind. */
export type Records = { [K in Kind]: RecordOf<K>[] };

export interface SampleInput {
  /** Dates are relative to it. */
  today: string;
  workspaceId: string;
  /** The member who loads it: owns several key results, three of them with a check-in due. Not among the records. */
  meId: string;
  /** Instant, ms. */
  now: number;
  newId: () => string;
  /** The id a ticket has for everybody; `newId` unless given. */
  ticketId?: (ref: TicketRef) => string;
  /** IANA name; UTC unless given. */
  timeZone?: string;
}

/** A host that is nobody's. */
const site = 'sample.atlassian.net';
const dayMs = 86_400_000;
const statusNames = { todo: 'To Do', doing: 'In Progress', done: 'Done', canceled: 'Canceled' } as const;
const rank = (index: number) =>
  `a${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[index] ?? 'z'}`;

/** So that teams are told apart at a glance. */
const teamColors = ['#1868DB', '#22A06B', '#E06C00', '#AE4787', '#2898BD', '#6A9A23', '#8270DB', '#B38600'];

/**
 * The sample workspace: the founding documents' objectives as published, with the key results a coach would add
 * marked as such. One running cycle of each length, one closed. The same input gives the same records.
 */
export function sampleRecords(input: SampleInput): Records {
  const { today, workspaceId, meId, now, newId } = input;
  const on = (offset: number) => addDays(today, offset);
  const at = (offset: number) => now + Math.min(0, offset) * dayMs;
  const base = (offset: number, createdBy = meId, id = newId()) => ({
    id,
    workspaceId,
    scopeId: workspaceId,
    createdAt: at(offset),
    createdBy,
    archivedAt: null,
  });
  const records: Records = {
    workspace: [],
    member: [],
    team: [],
    cycle: [],
    objective: [],
    keyResult: [],
    revision: [],
    checkIn: [],
    ticket: [],
    activity: [],
  };
  records.workspace.push({
    ...base(-150, meId, workspaceId),
    name: 'Sample',
    mission: 'Things people like to come back to',
    cadence: { every: 'week', weekday: weekdayOf(today) },
    thresholds: { onTrack: 0.1, atRisk: 0.25 },
    limits: { objectivesPerTeam: 5, keyResultsPerObjective: 5 },
    weekStart: 1,
    timeZone: input.timeZone ?? 'UTC',
    individualOkrs: false,
    sample: true,
  });

  const members = new Map([['me', meId]]);
  const memberOf = (name: string) => {
    const known = members.get(name);
    if (known !== undefined) return known;
    const record = { ...base(-150), name, accounts: {}, role: 'member' as const, placeholder: true };
    records.member.push(record);
    members.set(name, record.id);
    return record.id;
  };
  const teams = new Map<string, RecordOf<'team'>>();
  const teamOf = (name: string, memberId: string) => {
    const color = teamColors[teams.size % teamColors.length] ?? '#1868DB';
    const team = teams.get(name) ?? {
      ...base(-150),
      name,
      color,
      leadId: memberId,
      memberIds: {},
      parentId: null,
    };
    if (!teams.has(name)) records.team.push(team);
    teams.set(name, team);
    team.memberIds[memberId] = true;
    return team.id;
  };

  const ticketIds = new Map<number, string>();
  for (const [number, title, statusCategory, estimate] of tickets) {
    const ref: TicketRef = { host: 'jira-cloud', site, key: `WEB-${number}` };
    const record = {
      ...base(-20, meId, input.ticketId?.(ref) ?? newId()),
      ...ref,
      hostId: null,
      keys: { [ref.key]: true },
      kind: 'issue' as const,
      title,
      url: `https://${site}/browse/${ref.key}`,
      statusName: statusNames[statusCategory],
      statusCategory,
      estimate,
      parentId: null,
      updatedAt: at(-2),
      refreshedAt: at(0),
    };
    records.ticket.push(record);
    ticketIds.set(number, record.id);
  }

  /** The metric with its steps as records have them, and the steps' ids in order. */
  const metricOfTemplate = (template: MetricTemplate): { metric: Metric; steps: string[] } => {
    if (template.type !== undefined) return { metric: template, steps: [] };
    const steps = template.steps.map(() => newId());
    const entries = template.steps.map(([title, dueOn], index) => [
      steps[index] ?? '',
      { title, weight: 1, dueOn: on(dueOn), rank: rank(index) },
    ]);
    return { metric: { type: 'milestone', steps: Object.fromEntries(entries) }, steps };
  };

  const addKeyResult = (
    template: KeyResultTemplate,
    objectiveId: string,
    place: { startOn: number; rank: string; teamId: string; isDraft: boolean },
  ) => {
    const ownerId = memberOf(template.owner);
    const { metric, steps } = metricOfTemplate(template.metric);
    const keyResult: RecordOf<'keyResult'> = {
      ...base(place.startOn),
      objectiveId,
      title: template.coached ? `${template.title} (coached)` : template.title,
      shortName: template.shortName,
      ...(template.coached && { description: 'Added by the coach: the objective promises it.' }),
      ownerId,
      contributorIds: {},
      teamIds: { [place.teamId]: true },
      nature: template.delivery ? 'delivery' : 'outcome',
      metric,
      source: template.source ?? { type: 'manual' },
      weight: 1,
      startOn: null,
      dueOn: template.dueOn === undefined ? null : on(template.dueOn),
      ...(template.evidenceUrl !== undefined && { evidenceUrl: template.evidenceUrl }),
      state: place.isDraft ? 'draft' : template.closed ? 'closed' : 'active',
      outcome: template.closed?.outcome ?? null,
      grade: template.closed?.grade ?? null,
      rank: place.rank,
    };
    records.keyResult.push(keyResult);
    if (template.revised) {
      const { before, reason } = template.revised;
      records.revision.push({
        ...base(template.revised.on, ownerId),
        keyResultId: keyResult.id,
        before: { metric: before, startOn: null, dueOn: keyResult.dueOn },
        reason,
        at: at(template.revised.on),
      });
    }
    for (const [day, given, reported, confidence, comment = '', blockers = ''] of template.checkIns) {
      const value: CheckInValue | null =
        typeof given === 'object' && given !== null
          ? { stepId: steps[given[0]] ?? '', done: given[1] }
          : (given as CheckInValue | null);
      records.checkIn.push({
        ...base(day, ownerId),
        keyResultId: keyResult.id,
        value,
        reported,
        confidence,
        comment,
        blockers,
        effectiveOn: on(day),
        authorId: ownerId,
        onBehalfOf: null,
        source: 'manual',
        supersedes: null,
      });
    }
    const link = {
      keyResultId: keyResult.id,
      contributing: template.source !== undefined,
      linkedBy: ownerId,
    };
    for (const number of template.tickets ?? []) {
      const ticketId = ticketIds.get(number) ?? null;
      records.activity.push({
        ...base(place.startOn),
        ...link,
        ticketId,
        ownerId: null,
        done: false,
        doneAt: null,
      });
    }
    for (const [text, done] of template.work ?? []) {
      const doneAt = done ? at(-1) : null;
      records.activity.push({ ...base(place.startOn), ...link, ticketId: null, text, ownerId, done, doneAt });
    }
  };

  const addObjective = (template: ObjectiveTemplate, cycleId: string, startOn: number, index: number) => {
    const teamIds = template.keyResults.map((one) => teamOf(one.team, memberOf(one.owner)));
    const objective: RecordOf<'objective'> = {
      ...base(startOn),
      title: template.title,
      level: 'company',
      ownerId: memberOf(template.owner),
      contributorIds: {},
      teamIds: Object.fromEntries(teamIds.map((id) => [id, true])),
      parent: null,
      cycleId,
      ambition: template.ambition,
      state: template.draft ? 'draft' : template.closed ? 'closed' : 'active',
      outcome: template.closed?.outcome ?? null,
      nextStep: template.closed ? 'carry-over' : null,
      grade: template.closed?.grade ?? null,
      labels: {},
      rank: rank(index),
    };
    records.objective.push(objective);
    template.keyResults.forEach((keyResult, place) => {
      const teamId = teamIds[place] ?? '';
      const isDraft = template.draft === true;
      addKeyResult(keyResult, objective.id, { startOn, rank: rank(place), teamId, isDraft });
    });
  };

  const addCycle = (template: CycleTemplate) => {
    const start = on(template.startOn);
    const after =
      'days' in template.length
        ? addDays(start, template.length.days)
        : addMonths(start, template.length.months);
    const [startOn, endOn] = template.closed
      ? [addMonths(start, 'months' in template.length ? -template.length.months : 0), addDays(start, -1)]
      : [start, addDays(after, -1)];

    const cycle: RecordOf<'cycle'> = {
      ...base(template.closed ? -150 : template.startOn),
      name: template.name,
      kind: template.kind,
      startOn,
      endOn,
      parentId: null,
      cadence: { every: template.every, weekday: weekdayOf(on(template.checkInOn)) },
      state: template.closed ? 'closed' : 'active',
    };
    records.cycle.push(cycle);
    const createdOn = template.closed ? -150 : template.startOn;
    template.objectives.forEach((objective, index) => {
      addObjective(objective, cycle.id, createdOn, index);
    });
  };

  const cycles = [...microCycles, ...longerCycles];
  for (const cycle of cycles) addCycle(cycle);
  const byTitle = new Map(records.objective.map((objective) => [objective.title, objective]));
  for (const { title, parent } of cycles.flatMap(({ objectives }) => objectives)) {
    const [child, above] = [byTitle.get(title), byTitle.get(parent ?? '')];
    if (child && above) child.parent = { kind: 'objective', id: above.id };
  }
  return records;
}
