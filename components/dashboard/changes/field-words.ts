import { type MessageKey, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';

const labels: Record<string, MessageKey> = {
  title: 'dashFieldTitle',
  name: 'dashFieldName',
  description: 'dashDescription',
  ownerId: 'dashOwner',
  contributorIds: 'dashContributors',
  teamIds: 'dashTeams',
  labels: 'dashLabels',
  parent: 'dashParent',
  cycleId: 'cycle',
  ambition: 'dashAmbition',
  level: 'dashLevel',
  state: 'dashState',
  outcome: 'dashOutcome',
  grade: 'dashGrade',
  gradeReason: 'dashGradeWhy',
  shortName: 'dashShortName',
  nature: 'dashNature',
  metric: 'newMetric',
  weight: 'dashWeight',
  startOn: 'dashStartDay',
  dueOn: 'dashDueDay',
  archivedAt: 'dashFieldArchived',
};

/** A path's name on the screen; a field of a newer Keyline shows its own. */
export function fieldLabel(path: string): string {
  const [root = path] = path.split('.');
  const label = labels[root];
  return label ? t(label) : root;
}

const longest = 120;

/** A written value in short: names for people, teams and cycles, a dash for nothing, dots for what is a structure. */
export function valueText(path: string, value: unknown, boot: Boot): string {
  const [root = '', entry] = path.split('.');
  if (entry !== undefined && root !== 'metric') return `${value === true ? '+' : '−'} ${nameOf(entry, boot)}`;
  if (value === null || value === undefined || value === '') return '–';
  if (root === 'archivedAt') return '✓';
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (typeof value === 'object') return '…';
  const text = root.endsWith('Id') ? nameOf(String(value), boot) : String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function nameOf(id: string, { members, teams, cycles }: Boot): string {
  return [...members, ...teams, ...cycles].find((record) => record.id === id)?.name ?? id;
}
