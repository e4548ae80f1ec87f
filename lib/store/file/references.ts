import { type Kind, kindNames } from '../../okr/kinds';
import { t } from '../../platform/strings';
import type { Stored } from '../schema';
import { listName, type Records } from './format';
import { kindWords } from './kind-words';
import { wrongAt } from './wrong';

type Named = readonly [path: string, kind: Kind, id: string | null | undefined];

const members = (path: string, set: Record<string, boolean>): Named[] =>
  Object.keys(set).map((id) => [`${path}.${id}`, 'member', id]);
const teams = (set: Record<string, boolean>): Named[] =>
  Object.keys(set).map((id) => [`teamIds.${id}`, 'team', id]);

/** What records of each kind name. */
const references: { [K in Kind]: (record: Stored<K>) => Named[] } = {
  workspace: () => [],
  member: ({ aliasOf }) => [['aliasOf', 'member', aliasOf]],
  team: (team) => [
    ['leadId', 'member', team.leadId],
    ['parentId', 'team', team.parentId],
    ...members('memberIds', team.memberIds),
  ],
  cycle: (cycle) => [['parentId', 'cycle', cycle.parentId]],
  objective: (objective) => [
    ['cycleId', 'cycle', objective.cycleId],
    ['ownerId', 'member', objective.ownerId],
    ['parent.id', objective.parent?.kind ?? 'objective', objective.parent?.id],
    ...members('contributorIds', objective.contributorIds),
    ...teams(objective.teamIds),
  ],
  keyResult: (keyResult) => [
    ['objectiveId', 'objective', keyResult.objectiveId],
    ['ownerId', 'member', keyResult.ownerId],
    ...members('contributorIds', keyResult.contributorIds),
    ...teams(keyResult.teamIds),
  ],
  revision: (revision) => [['keyResultId', 'keyResult', revision.keyResultId]],
  checkIn: (checkIn) => [
    ['keyResultId', 'keyResult', checkIn.keyResultId],
    ['authorId', 'member', checkIn.authorId],
    ['onBehalfOf', 'member', checkIn.onBehalfOf],
    ['supersedes', 'checkIn', checkIn.supersedes],
  ],
  ticket: (ticket) => [['parentId', 'ticket', ticket.parentId]],
  activity: (activity) => [
    ['keyResultId', 'keyResult', activity.keyResultId],
    ['ticketId', 'ticket', activity.ticketId],
    ['ownerId', 'member', activity.ownerId],
    ['linkedBy', 'member', activity.linkedBy],
  ],
};

/** A name that names nothing in the file, of its record's workspace. */
export interface Dangling {
  kind: Kind;
  index: number;
  path: string;
  named: Kind;
  id: string;
}

/** Every name of a record names one in the file, of the same workspace; no id stands twice. */
export function checkReferences(records: Records): void {
  for (const kind of kindNames) {
    const ids = new Set<string>();
    for (const [index, { id }] of records[kind].entries()) {
      if (ids.has(id)) throw wrongAt('importReasonTwice', `${listName(kind)}[${index}].id`);
      ids.add(id);
    }
  }
  for (const { kind, index, path, named } of danglingNames(records))
    throw wrongAt('importReasonNamesNo', `${listName(kind)}[${index}].${path}`, t(kindWords[named]));
}

export function* danglingNames(records: Records): Generator<Dangling> {
  const homes = new Map(
    kindNames.map((kind) => [
      kind,
      new Map((records[kind] as Stored<Kind>[]).map((record) => [record.id, record.workspaceId])),
    ]),
  );
  for (const kind of kindNames) {
    const namesOf = references[kind] as (record: Stored<Kind>) => Named[];
    for (const [index, record] of (records[kind] as Stored<Kind>[]).entries()) {
      const common: Named[] = [
        ['workspaceId', 'workspace', record.workspaceId],
        ['createdBy', 'member', record.createdBy],
      ];
      for (const [path, named, id] of [...common, ...namesOf(record)]) {
        if (id === null || id === undefined) continue;
        if (homes.get(named)?.get(id) !== record.workspaceId) yield { kind, index, path, named, id };
      }
    }
  }
}
