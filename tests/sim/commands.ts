import type { Kind } from '../../lib/okr/kinds';
import { enqueue } from '../../lib/sync/client/enqueue';
import type { SyncRecord, SyncTx, Touched } from '../../lib/sync/client/types';
import { tick } from '../../lib/sync/hlc';
import { pathsBetween, valueAt, withValues } from '../../lib/sync/merge';
import { mergeRules } from '../../lib/sync/merge-rules';
import type { Random } from './random';

/** What commands need to know of where they run. */
export interface Scene {
  random: Random;
  workspaceId: string;
  memberId: string;
  memberIds: readonly string[];
  cycleId: string;
  /** Ids that every device gives the same tickets. */
  ticketIds: readonly string[];
}

/** What the last change was, to be taken back by a new one. */
export interface Undo {
  kind: Kind;
  id: string;
  values: Map<string, unknown>;
}

/** One command as the store's commands are: record, stamp and queue in one transaction. */
export async function runCommand(tx: SyncTx, scene: Scene, undo: Undo | null): Promise<Undo | null> {
  const { random, workspaceId } = scene;
  const here = await tx.records(workspaceId);
  const of = (...kinds: Kind[]) => here.filter(({ kind }) => kinds.includes(kind));
  const stamp = tick(tx.clock, tx.now + tx.skew, tx.clientId);
  tx.clock = stamp;
  const touch = async (touched: Touched) => {
    if (touched.after) tx.putRecord(touched.kind, touched.after);
    else tx.dropRecord(touched.kind, touched.before.id);
    await enqueue(tx, workspaceId, stamp, [touched]);
  };
  const patch = async (
    kind: Kind,
    before: SyncRecord,
    values: Map<string, unknown>,
  ): Promise<Undo | null> => {
    const { sets } = mergeRules[kind];
    const next = withValues<Record<string, unknown>>(before, values, sets);
    const paths = pathsBetween(before, next, sets);
    if (paths.length === 0) return undo;
    const clock = { ...before.clock };
    for (const path of paths) clock[path] = stamp;
    await touch({ kind, before, after: { ...next, clock } as SyncRecord });
    return { kind, id: before.id, values: new Map(paths.map((path) => [path, valueAt(before, path, sets)])) };
  };
  const create = async (kind: Kind, record: Record<string, unknown>) => {
    const clock: SyncRecord['clock'] = { '*': stamp };
    await touch({ kind, before: null, after: { ...record, clock } as SyncRecord });
    return null;
  };

  const what = random.next();
  if (what < 0.14) return create('objective', newObjective(scene, tx.now, here));
  if (what < 0.19) return create('keyResult', newKeyResult(scene, tx.now, here));
  if (what < 0.25) {
    const keyResult = of('keyResult');
    return keyResult.length > 0
      ? create('checkIn', newCheckIn(scene, tx.now, random.pick(keyResult).record))
      : undo;
  }
  if (what < 0.28) return create('team', newTeam(scene, tx.now));
  if (what < 0.34) {
    const id = random.pick(scene.ticketIds);
    const found = await tx.record('ticket', id);
    if (!found) return create('ticket', newTicket(scene, tx.now, id));
    // A look at its page: nothing that a server may know changes, but for the last.
    const values = new Map<string, unknown>([
      ['title', `Title ${random.below(100)}`],
      ['refreshedAt', tx.now],
    ]);
    if (random.chance(0.3)) values.set('statusName', `Status ${random.below(5)}`);
    await patch('ticket', found, values);
    return undo;
  }
  if (what < 0.4 && undo) {
    const before = await tx.record(undo.kind, undo.id);
    return before ? patch(undo.kind, before, undo.values) : null;
  }
  if (what < 0.43) {
    const gone = of('objective', 'keyResult');
    if (gone.length === 0) return undo;
    const { kind, record } = random.pick(gone);
    await touch({ kind, before: record, after: null });
    return null;
  }
  const editable = of('objective', 'keyResult', 'checkIn', 'team', 'member', 'workspace');
  if (editable.length === 0) return undo;
  const { kind, record } = random.pick(editable);
  return patch(kind, record, changeOf(scene, kind, record, here));
}

type Rows = { kind: Kind; record: SyncRecord }[];

function base({ random, workspaceId, memberId }: Scene, now: number, scopeId = workspaceId) {
  return {
    id: random.uuid(),
    workspaceId,
    scopeId,
    createdAt: Math.floor(now),
    createdBy: memberId,
    archivedAt: null,
  };
}

/** The workspace's, or now and then a private team's that is known here. */
function someScope({ random, workspaceId }: Scene, here: Rows): string {
  const teams = here.filter(({ kind, record }) => kind === 'team' && record.scopeId === record.id);
  return teams.length > 0 && random.chance(0.35) ? random.pick(teams).record.id : workspaceId;
}

function newObjective(scene: Scene, now: number, here: Rows) {
  const { random, memberId, cycleId } = scene;
  return {
    ...base(scene, now, someScope(scene, here)),
    // Too long, now and then: the server refuses it.
    title: random.chance(0.04) ? 'x'.repeat(600) : `Objective ${random.below(1000)}`,
    level: 'company',
    ownerId: memberId,
    contributorIds: {},
    teamIds: {},
    parent: null,
    cycleId,
    ambition: 'committed',
    state: 'active',
    outcome: null,
    nextStep: null,
    grade: null,
    labels: random.chance(0.5) ? { speed: true } : {},
    rank: 'a0',
  };
}

function newKeyResult(scene: Scene, now: number, here: Rows) {
  const { random, memberId } = scene;
  const objectives = here.filter(({ kind }) => kind === 'objective');
  const above = objectives.length > 0 ? random.pick(objectives).record : null;
  return {
    ...base(scene, now, String(above?.scopeId ?? scene.workspaceId)),
    objectiveId: above?.id ?? random.uuid(),
    title: `Key result ${random.below(1000)}`,
    ownerId: memberId,
    contributorIds: {},
    teamIds: {},
    nature: 'outcome',
    metric: { type: 'milestone', steps: { one: { title: 'One', weight: 1, rank: 'a0' } } },
    source: { type: 'manual' },
    weight: 1,
    startOn: null,
    dueOn: null,
    state: 'active',
    outcome: null,
    grade: null,
    rank: 'a0',
  };
}

function newCheckIn(scene: Scene, now: number, keyResult: SyncRecord) {
  const { random, memberId } = scene;
  return {
    ...base(scene, now, String(keyResult.scopeId)),
    keyResultId: keyResult.id,
    value: random.below(100),
    reported: null,
    confidence: random.below(11),
    comment: '',
    blockers: '',
    effectiveOn: '2026-11-20',
    authorId: memberId,
    onBehalfOf: null,
    source: 'manual',
    supersedes: null,
  };
}

/** Half of them private: a scope of their own. */
function newTeam(scene: Scene, now: number) {
  const { random, memberId, memberIds } = scene;
  const fields = base(scene, now);
  const isPrivate = random.chance(0.6);
  return {
    ...fields,
    scopeId: isPrivate ? fields.id : fields.scopeId,
    name: `Team ${random.below(100)}`,
    leadId: memberId,
    memberIds: { [memberId]: true, [random.pick(memberIds)]: true },
    parentId: null,
  };
}

function newTicket(scene: Scene, now: number, id: string) {
  const key = `WEB-${id.slice(0, 3)}`;
  return {
    ...base(scene, now),
    id,
    host: 'jira-cloud',
    site: 'acme.atlassian.net',
    key,
    hostId: null,
    keys: { [key]: true },
    kind: 'issue',
    title: `Title ${scene.random.below(100)}`,
    url: `https://acme.atlassian.net/browse/${key}`,
    statusCategory: null,
    estimate: null,
    parentId: null,
    updatedAt: null,
    refreshedAt: Math.floor(now),
  };
}

/** A change of one or two fields, sets entry by entry; some that the server will refuse. */
function changeOf(scene: Scene, kind: Kind, record: SyncRecord, here: Rows): Map<string, unknown> {
  const { random, memberIds } = scene;
  const flag = random.chance(0.7);
  const member = random.pick(memberIds);
  const archive: [string, unknown] = ['archivedAt', record.archivedAt === null ? 1_700_000_000_000 : null];
  const objectives = here.filter((row) => row.kind === 'objective');
  const choices: Partial<Record<Kind, [string, unknown][]>> = {
    objective: [
      ['title', random.chance(0.05) ? '' : `Renamed ${random.below(1000)}`],
      ['description', random.chance(0.4) ? undefined : `Why ${random.below(1000)}`],
      [`labels.label-${random.below(4)}`, flag],
      [`contributorIds.${member}`, flag],
      ['grade', random.below(11) / 10],
      ['ownerId', member],
      ['parent', objectives.length > 0 ? { kind: 'objective', id: random.pick(objectives).record.id } : null],
      archive,
    ],
    keyResult: [
      ['title', `Renamed ${random.below(1000)}`],
      ['weight', random.below(10)],
      [
        `metric.steps.${random.pick(['one', 'two', 'three'])}`,
        { title: `Step ${random.below(9)}`, weight: 1, rank: 'a1' },
      ],
      [`teamIds.${member}`, flag],
      archive,
    ],
    checkIn: [archive],
    team: [['name', `Team ${random.below(100)}`], [`memberIds.${member}`, flag], ['leadId', member], archive],
    member: [['name', `Person ${random.below(100)}`]],
    workspace: [['mission', random.chance(0.3) ? undefined : `Mission ${random.below(100)}`]],
  };
  const all = choices[kind] ?? [];
  return new Map([random.pick(all), ...(random.chance(0.3) ? [random.pick(all)] : [])]);
}
