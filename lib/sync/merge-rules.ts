import type { Kind } from '../okr/kinds';
import type { MergeRule } from './merge';

const rule = (sets: readonly string[] = [], appendOnly = false): MergeRule => ({ sets, appendOnly });

/** How records of each kind merge: which fields are sets, and which kinds are append-only. */
export const mergeRules: Record<Kind, MergeRule> = {
  workspace: rule(),
  member: rule(['accounts']),
  team: rule(['memberIds']),
  cycle: rule(),
  objective: rule(['contributorIds', 'teamIds', 'labels']),
  keyResult: rule(['contributorIds', 'teamIds', 'metric.steps']),
  revision: rule([], true),
  checkIn: rule([], true),
  ticket: rule(['keys']),
  activity: rule(),
};
