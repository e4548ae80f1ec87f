import type { Kind } from '../okr/kinds';
import type { Cycle } from '../okr/kinds/cycle';
import type { Ticket } from '../okr/kinds/ticket';
import type { Workspace } from '../okr/kinds/workspace';
import { summarize } from '../okr/summarize';
import type { KeyResultSummary } from '../okr/summary';
import { locale } from '../platform/strings';
import type { Reader } from './reader';
import type { Stored, StoreName } from './schema';

/** What a summary is read from. */
export const summaryStores: readonly StoreName[] = [
  'workspace',
  'member',
  'team',
  'cycle',
  'objective',
  'keyResult',
  'revision',
  'checkIn',
  'ticket',
  'activity',
];

type Hanging = 'checkIn' | 'revision' | 'activity';

/** From so many key results on, one request for all of them is quicker than one for each. */
const many = 50;

interface Wanted {
  /** Archived key results too: where what was put away is shown. */
  archived?: boolean;
  /** false: lists of many need none. */
  withForecast?: boolean;
}

/** Summaries of one screen: each shared record is read once, and each key result summed up once. */
export class Summaries {
  /** Standing revisions of the key results summed up so far, by key result. */
  readonly revisions = new Map<string, readonly Stored<'revision'>[]>();
  private readonly records = new Map<string, Promise<Stored<Kind> | undefined>>();
  /** By kind and key result: what was read ahead. */
  private readonly ahead = new Map<Hanging, Map<string, Stored<Hanging>[]>>();
  private readonly made = new Map<string, Promise<KeyResultSummary | null>>();

  constructor(
    readonly reader: Reader,
    readonly workspace: Workspace,
    readonly today: string,
    private readonly wanted: Wanted = {},
  ) {}

  /** The screen's workspace, and who I am in it; null before the first run. */
  static async begin(reader: Reader, wanted?: Wanted): Promise<Summaries | null> {
    const workspace = await reader.workspace();
    return workspace && new Summaries(reader, workspace, reader.today(workspace), wanted);
  }

  get<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined> {
    const key = `${kind}/${id}`;
    const known = this.records.get(key) ?? this.reader.get(kind, id);
    this.records.set(key, known as Promise<Stored<Kind> | undefined>);
    return known as unknown as Promise<Stored<K> | undefined>;
  }

  /** Spares the read of each where a screen has them all. */
  keep<K extends Kind>(kind: K, records: readonly Stored<K>[]): void {
    for (const record of records)
      this.records.set(`${kind}/${record.id}`, Promise.resolve(record as unknown as Stored<Kind>));
  }

  /**
   * Reads what hangs on many key results in one request a kind. Ids are by time of making, so those of a plan lie
   * together; where as many others lie between them, each is read by itself.
   */
  async readAhead(keyResultIds: readonly string[]): Promise<void> {
    const ids = [...keyResultIds].sort();
    if (ids.length < many) return;
    const range = IDBKeyRange.bound(ids[0], ids.at(-1));
    if ((await this.reader.tx.objectStore('keyResult').count(range)) > 2 * ids.length) return;
    await Promise.all(
      (['checkIn', 'revision', 'activity'] as const).map(async (kind) => {
        const groups = new Map<string, Stored<Hanging>[]>(ids.map((id) => [id, []]));
        for (const row of await this.reader.standing(kind, 'byKeyResult', range))
          groups.get(row.keyResultId)?.push(row);
        this.ahead.set(kind, groups);
      }),
    );
  }

  private hanging<K extends Hanging>(kind: K, keyResultId: string): Promise<Stored<K>[]> {
    const known = this.ahead.get(kind)?.get(keyResultId) as Stored<K>[] | undefined;
    return known ? Promise.resolve(known) : this.reader.standing(kind, 'byKeyResult', keyResultId);
  }

  /** null = the key result is gone or archived, or its objective or cycle is missing. */
  of(keyResultId: string): Promise<KeyResultSummary | null> {
    const known = this.made.get(keyResultId) ?? this.make(keyResultId);
    this.made.set(keyResultId, known);
    return known;
  }

  async all(keyResultIds: Iterable<string>): Promise<KeyResultSummary[]> {
    const made = await Promise.all([...new Set(keyResultIds)].map((id) => this.of(id)));
    return made.filter((summary) => summary !== null);
  }

  /** Cycles that contain today. */
  async running(): Promise<Stored<'cycle'>[]> {
    return (await this.cyclesFrom(this.today)).filter((cycle) => cycle.startOn <= this.today);
  }

  /** Cycles whose last day is `day` or later. */
  async cyclesFrom(day: string): Promise<Stored<'cycle'>[]> {
    const { id } = this.workspace;
    const cycles = await this.reader.by('cycle', 'byWorkspace', IDBKeyRange.bound([id, day], [id, []]));
    return cycles.filter((cycle) => cycle.archivedAt === null);
  }

  private async make(keyResultId: string): Promise<KeyResultSummary | null> {
    const keyResult = await this.get('keyResult', keyResultId);
    if (!keyResult || (keyResult.archivedAt !== null && !this.wanted.archived)) return null;
    const objective = await this.get('objective', keyResult.objectiveId);
    const cycle: Cycle | undefined = objective && (await this.get('cycle', objective.cycleId));
    if (!objective || !cycle) return null;
    const teamIds = idsIn({ ...objective.teamIds, ...keyResult.teamIds });
    const [owner, teams, checkIns, revisions, activities] = await Promise.all([
      keyResult.ownerId === null ? undefined : this.get('member', keyResult.ownerId),
      Promise.all(teamIds.map((id) => this.get('team', id))),
      this.hanging('checkIn', keyResultId),
      this.hanging('revision', keyResultId),
      this.hanging('activity', keyResultId),
    ]);
    this.revisions.set(keyResultId, revisions);
    return summarize({
      workspace: this.workspace,
      cycle,
      objective,
      keyResult,
      owner: owner ?? null,
      teams: teams.filter((team) => team !== undefined),
      checkIns,
      revisions,
      activities,
      tickets: await this.ticketsOf(activities),
      today: this.today,
      locale: locale(),
      withForecast: this.wanted.withForecast,
    });
  }

  private async ticketsOf(activities: readonly Stored<'activity'>[]): Promise<Map<string, Ticket>> {
    const ids = new Set(activities.map(({ ticketId }) => ticketId).filter((id) => id !== null));
    const tickets = await Promise.all([...ids].map((id) => this.get('ticket', id)));
    return new Map(tickets.filter((ticket) => ticket !== undefined).map((ticket) => [ticket.id, ticket]));
  }
}

/** The ids in a set. Sets have no order of their own: by id, which is by time of making. */
export const idsIn = (set: Record<string, boolean>): string[] =>
  Object.keys(set)
    .filter((id) => set[id])
    .sort();
