import type { KeyResultSummary } from '@/lib/okr/summary';
import type { Queries } from '@/lib/store/api';

type Groups = Queries['picker']['value']['groups'];

/** What ↑ ↓ move over: key results, then "new" where something was typed that is not there yet. */
export type PickerOption =
  | { kind: 'key-result'; id: string; summary: KeyResultSummary; linked: boolean }
  | { kind: 'new'; id: string; title: string };

export interface PickerGroup {
  objectiveId: string;
  title: string;
  team: string;
  options: PickerOption[];
}

/** The store answers at most so many: more may be there. */
const most = 60;

/** The groups as drawn: an objective without key results has nothing to choose. `full` = there may be more. */
export function pickerGroups(groups: Groups): { groups: PickerGroup[]; full: boolean } {
  const drawn = groups
    .filter(({ items }) => items.length > 0)
    .map(({ objective, team, items }) => ({
      objectiveId: objective.id,
      title: objective.title,
      team: team?.name ?? '',
      options: items.map(({ summary, linked }) => ({
        kind: 'key-result' as const,
        id: summary.keyResult.id,
        summary,
        linked,
      })),
    }));
  return { groups: drawn, full: groups.reduce((sum, { items }) => sum + items.length, 0) >= most };
}

const same = (a: string, b: string): boolean => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

/** All options in the order of the screen. "New" is last, where text was typed and no title is exactly that. */
export function pickerOptions(groups: readonly PickerGroup[], text: string): PickerOption[] {
  const found = groups.flatMap((group) => group.options);
  const title = text.trim();
  const there = found.some(
    (option) => option.kind === 'key-result' && same(option.summary.keyResult.title, title),
  );
  return title === '' || there ? found : [...found, { kind: 'new', id: 'new', title }];
}

/** The next option that can be chosen, round the ends; −1 where there is none. `from` −1 = none yet. */
export function stepTo(options: readonly PickerOption[], from: number, step: 1 | -1): number {
  const start = from < 0 && step < 0 ? 0 : from;
  for (let tried = 1; tried <= options.length; tried++) {
    const at = (start + step * tried + options.length * (tried + 1)) % options.length;
    if (canChoose(options[at])) return at;
  }
  return -1;
}

export const canChoose = (option: PickerOption | undefined): boolean =>
  option !== undefined && !(option.kind === 'key-result' && option.linked);
