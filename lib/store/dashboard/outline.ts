import type { Objective } from '../../okr/kinds/objective';
import { type ObjectiveSummary, summarizeObjective } from '../../okr/objective-summary';
import { parentsWithoutLoops } from '../../okr/parents';
import type { Part } from '../../okr/roll-up';
import type { KeyResultSummary } from '../../okr/summary';
import type { Stored } from '../schema';
import type { Summaries } from '../summaries';
import { ancestorsOf } from './ancestors';
import { byRank } from './order';

/** Everything of one parent's index entries: `[id, …]`. */
export const within = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Objectives of one screen, each summed up once, with what hangs on it. */
export class Outline {
  private readonly made = new Map<string, Promise<ObjectiveSummary | null>>();
  private readonly rows = new Map<string, readonly Stored<'keyResult'>[]>();
  private readonly own = new Map<string, Promise<KeyResultSummary[]>>();

  constructor(readonly summaries: Summaries) {}

  /** Spares the read per objective where a screen has its standing key results. */
  take(objectiveId: string, keyResults: readonly Stored<'keyResult'>[]): void {
    this.rows.set(objectiveId, keyResults);
  }

  /** Its standing key results, in rank order. */
  keyResults(objectiveId: string): Promise<KeyResultSummary[]> {
    const known = this.own.get(objectiveId) ?? this.sumUp(objectiveId);
    this.own.set(objectiveId, known);
    return known;
  }

  /** null = its cycle is missing. */
  of(objective: Objective): Promise<ObjectiveSummary | null> {
    const known = this.made.get(objective.id) ?? this.make(objective);
    this.made.set(objective.id, known);
    return known;
  }

  /** Standing objectives aligned with it or with one of its key results, in rank order; an edge of a loop that is ignored is none. */
  async children(objective: Objective): Promise<Stored<'objective'>[]> {
    const { reader } = this.summaries;
    const keyResults = await reader.by('keyResult', 'byObjective', within(objective.id));
    const found = await Promise.all(
      [objective, ...keyResults].map(({ id }) => reader.by('objective', 'byParent', id)),
    );
    const children: Stored<'objective'>[] = [];
    for (const child of found.flat()) {
      if (child.archivedAt === null && (await this.isBelow(child, objective.id))) children.push(child);
    }
    return children.sort(byRank);
  }

  /** Whether the child's parent leads to this objective once loops are broken, and is not hidden itself. */
  private async isBelow(child: Stored<'objective'>, objectiveId: string): Promise<boolean> {
    if (child.parent?.kind === 'keyResult') {
      const keyResult = await this.summaries.get('keyResult', child.parent.id);
      if (!keyResult || keyResult.archivedAt !== null) return false;
    }
    const above = await ancestorsOf(this.summaries.reader, child.parent);
    const chain = above.objectives.some(({ id }) => id === child.id)
      ? above.objectives
      : [child, ...above.objectives];
    return parentsWithoutLoops(chain, above.keyResults).get(child.id) === objectiveId;
  }

  private async make(objective: Objective): Promise<ObjectiveSummary | null> {
    const { summaries } = this;
    const cycle = await summaries.get('cycle', objective.cycleId);
    if (!cycle) return null;
    const [keyResults, children] = await Promise.all([
      this.keyResults(objective.id),
      objective.includeChildren === true ? this.aligned(objective) : [],
    ]);
    return summarizeObjective({
      objective,
      cycle,
      keyResults,
      children,
      report: null,
      thresholds: summaries.workspace.thresholds,
      today: summaries.today,
    });
  }

  /** Aligned children as parts of a roll-up, each with weight 1; drafts do not count. */
  private async aligned(objective: Objective): Promise<Part[]> {
    const counting = (await this.children(objective)).filter(({ state }) => state !== 'draft');
    const summaries = await Promise.all(counting.map((child) => this.of(child)));
    return summaries.flatMap((summary) => (summary ? [{ weight: 1, progress: summary.progress }] : []));
  }

  private async sumUp(objectiveId: string): Promise<KeyResultSummary[]> {
    const { summaries, rows } = this;
    const keyResults =
      rows.get(objectiveId) ?? (await summaries.reader.by('keyResult', 'byObjective', within(objectiveId)));
    const standing = keyResults.filter(({ archivedAt }) => archivedAt === null);
    return summaries.all([...standing].sort(byRank).map(({ id }) => id));
  }
}
