import * as z from 'zod/mini';
import type { Objective } from '@/lib/okr/kinds/objective';
import type { Commands } from '@/lib/store/api';
import { setChange } from './pick-set';

/** The form's fields, as they are typed. */
export interface ObjectiveValues {
  title: string;
  description: string;
  ownerId: string;
  contributors: Record<string, boolean>;
  teams: Record<string, boolean>;
  /** `objective/<id>`, `keyResult/<id>`, `''` = none. */
  parent: string;
  cycleId: string;
  ambition: Objective['ambition'];
  level: Objective['level'];
  /** Separated by commas. */
  labels: string;
  includeChildren: boolean;
}

const set = z.record(z.string(), z.boolean());

export const objectiveDraftSchema = z.partial(
  z.object({
    title: z.string(),
    description: z.string(),
    ownerId: z.string(),
    contributors: set,
    teams: set,
    parent: z.string(),
    cycleId: z.string(),
    ambition: z.enum(['committed', 'aspirational', 'learning']),
    level: z.enum(['company', 'team', 'individual']),
    labels: z.string(),
    includeChildren: z.boolean(),
  }),
);

export const parentText = (parent: Objective['parent']): string =>
  parent ? `${parent.kind}/${parent.id}` : '';

export function parseParent(text: string): Objective['parent'] {
  const at = text.indexOf('/');
  const [kind, id] = [text.slice(0, at), text.slice(at + 1)];
  return (kind === 'objective' || kind === 'keyResult') && id ? { kind, id } : null;
}

export const labelsOf = (labels: Record<string, boolean>): string[] =>
  Object.keys(labels)
    .filter((label) => labels[label])
    .sort();

/** Labels as typed: at most 20, of at most 64 characters each. */
export const readLabels = (text: string): string[] =>
  [...new Set(text.split(',').map((label) => label.trim().replace(/\s+/g, ' ').slice(0, 64)))]
    .filter(Boolean)
    .slice(0, 20);

const asSet = (labels: readonly string[]) => Object.fromEntries(labels.map((label) => [label, true]));

export const objectiveValuesOf = (objective: Objective): ObjectiveValues => ({
  title: objective.title,
  description: objective.description ?? '',
  ownerId: objective.ownerId ?? '',
  contributors: objective.contributorIds,
  teams: objective.teamIds,
  parent: parentText(objective.parent),
  cycleId: objective.cycleId,
  ambition: objective.ambition,
  level: objective.level,
  labels: labelsOf(objective.labels).join(', '),
  includeChildren: objective.includeChildren === true,
});

type EditArgs = Omit<Commands['editObjective']['args'], 'objectiveId'>;

/** Only what differs from the record: a colleague's change of another field stays. */
export function objectiveChanges(values: ObjectiveValues, before: Objective): EditArgs {
  const args: EditArgs = {};
  const was = objectiveValuesOf(before);
  if (values.title.trim() !== before.title) args.title = values.title.trim();
  if (values.description.trim() !== was.description) args.description = values.description.trim() || null;
  if (values.ownerId !== was.ownerId) args.ownerId = values.ownerId || null;
  if (values.parent !== was.parent) args.parent = parseParent(values.parent);
  if (values.cycleId !== was.cycleId) args.cycleId = values.cycleId;
  if (values.ambition !== was.ambition) args.ambition = values.ambition;
  if (values.level !== was.level) args.level = values.level;
  if (values.includeChildren !== was.includeChildren) args.includeChildren = values.includeChildren;
  const sets = {
    contributors: setChange(before.contributorIds, values.contributors),
    teams: setChange(before.teamIds, values.teams),
    labels: setChange(before.labels, asSet(readLabels(values.labels))),
  };
  for (const name of ['contributors', 'teams', 'labels'] as const) {
    const change = sets[name];
    if (change) args[name] = change;
  }
  return args;
}
