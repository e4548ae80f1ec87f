import type { Source } from '../../../okr/kinds/key-result';
import type { Objective } from '../../../okr/kinds/objective';
import type { Metric } from '../../../okr/metrics';
import { rankAfterLast } from '../../commands/parts';
import { byRank } from '../../dashboard/order';
import { within } from '../../dashboard/outline';
import type { Stored } from '../../schema';
import type { Copier } from './copier';
import type { People } from './people';
import type { Places } from './places';

/** An objective with its standing key results, as they are to be copied. */
export interface Branch {
  objective: Stored<'objective'>;
  keyResults: Stored<'keyResult'>[];
}

/** Copies objectives with all that hangs on them; what stands outside the selection is not followed. */
export class PlanCopy {
  made = { objectives: 0, keyResults: 0 };

  constructor(
    private readonly copier: Copier,
    private readonly people: People,
    private readonly places: Places,
  ) {}

  async copy(branches: readonly Branch[]): Promise<void> {
    const selected = new Set(
      branches.flatMap(({ objective, keyResults }) => [objective.id, ...keyResults.map(({ id }) => id)]),
    );
    for (const { objective, keyResults } of branches) {
      const scopeId = await this.places.scope(objective);
      if (await this.objective(objective, selected, scopeId)) this.made.objectives++;
      for (const keyResult of keyResults) {
        if (await this.keyResult(keyResult, scopeId)) this.made.keyResults++;
        await this.hanging(keyResult.id, scopeId);
      }
    }
  }

  private async objective(
    objective: Stored<'objective'>,
    selected: ReadonlySet<string>,
    scopeId: string,
  ): Promise<boolean> {
    const { copier, people, places } = this;
    const cycleId = await places.cycle(objective.cycleId);
    return copier.make(
      'objective',
      objective,
      {
        cycleId,
        parent: this.parent(objective.parent, selected),
        ownerId: await people.person(objective.ownerId),
        contributorIds: await people.set(objective.contributorIds),
        teamIds: await places.teamSet(objective.teamIds),
        // After all that is there, in the order of the copies.
        rank: await rankAfterLast(copier.write, 'objective', cycleId),
        createdBy: await people.author(objective.createdBy),
      },
      scopeId,
    );
  }

  private parent(parent: Objective['parent'], selected: ReadonlySet<string>): Objective['parent'] {
    return parent !== null && selected.has(parent.id) ? { ...parent, id: this.copier.idOf(parent.id) } : null;
  }

  private async keyResult(keyResult: Stored<'keyResult'>, scopeId: string): Promise<boolean> {
    const { copier, people, places } = this;
    return copier.make(
      'keyResult',
      keyResult,
      {
        objectiveId: copier.idOf(keyResult.objectiveId),
        ownerId: await people.person(keyResult.ownerId),
        contributorIds: await people.set(keyResult.contributorIds),
        teamIds: await places.teamSet(keyResult.teamIds),
        metric: await this.metric(keyResult.metric),
        source: await this.source(keyResult.source),
        createdBy: await people.author(keyResult.createdBy),
      },
      scopeId,
    );
  }

  /** Somebody's device may write its automatic check-ins. */
  private async source(source: Source): Promise<Source> {
    if (source.type !== 'tickets' || source.refresherId === undefined) return source;
    const { refresherId, ...others } = source;
    const refresher = await this.people.person(refresherId);
    return refresher === null ? others : { ...others, refresherId: refresher };
  }

  /** Its steps may have owners. */
  private async metric(metric: Metric): Promise<Metric> {
    if (metric.type !== 'milestone') return metric;
    const steps: typeof metric.steps = {};
    for (const [id, step] of Object.entries(metric.steps))
      steps[id] = step.ownerId ? { ...step, ownerId: await this.people.person(step.ownerId) } : step;
    return { ...metric, steps };
  }

  private async hanging(keyResultId: string, scopeId: string): Promise<void> {
    const { copier, people, places } = this;
    const { write } = copier;
    const [checkIns, revisions, activities] = await Promise.all([
      write.standing('checkIn', 'byKeyResult', keyResultId),
      write.standing('revision', 'byKeyResult', keyResultId),
      write.standing('activity', 'byKeyResult', keyResultId),
    ]);
    const copied = { keyResultId: copier.idOf(keyResultId) };
    const standing = new Set(checkIns.map(({ id }) => id));
    for (const old of checkIns) {
      const { supersedes } = old;
      const fields = {
        ...copied,
        authorId: await people.author(old.authorId),
        onBehalfOf: await people.person(old.onBehalfOf),
        supersedes: supersedes !== null && standing.has(supersedes) ? copier.idOf(supersedes) : null,
        createdBy: await people.author(old.createdBy),
      };
      await copier.make('checkIn', old, fields, scopeId);
    }
    for (const old of revisions) {
      const before = { ...old.before, metric: await this.metric(old.before.metric) };
      const createdBy = await people.author(old.createdBy);
      await copier.make('revision', old, { ...copied, before, createdBy }, scopeId);
    }
    for (const old of activities) {
      const ticketId = old.ticketId === null ? null : await places.ticket(old.ticketId);
      if (ticketId === null && old.ticketId !== null) continue;
      const fields = {
        ...copied,
        ticketId,
        ownerId: await people.person(old.ownerId),
        linkedBy: await people.author(old.linkedBy),
        createdBy: await people.author(old.createdBy),
      };
      await copier.make('activity', old, fields, scopeId);
    }
  }
}

/** The standing key results of an objective, in rank order. */
export async function branchOf(copier: Copier, objective: Stored<'objective'>): Promise<Branch> {
  const rows = await copier.write.by('keyResult', 'byObjective', within(objective.id));
  return { objective, keyResults: rows.filter(({ archivedAt }) => archivedAt === null).sort(byRank) };
}
