import { addDays, addMonths, daysBetween, formatDay } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { t } from '@/lib/platform/strings';

export type Kind = Cycle['kind'];
export const kinds: readonly Kind[] = ['quarterly', 'monthly', 'micro', 'annual', 'custom'];

/** A micro cycle lasts so many weeks. */
export const microWeeks = [1, 2, 3, 4, 5, 6] as const;

const months: Partial<Record<Kind, number>> = { annual: 12, quarterly: 3, monthly: 1 };

/** The calendar's year, quarter or month that `day` is in; `weeks` from `day` on for a micro cycle. */
export function presetDates(kind: Kind, day: string, weeks = 4): { startOn: string; endOn: string } {
  const length = months[kind];
  if (!length) return { startOn: day, endOn: addDays(day, weeks * 7 - 1) };
  const month = Number(day.slice(5, 7)) - 1;
  const startOn = addMonths(`${day.slice(0, 7)}-01`, -(month % length));
  return { startOn, endOn: addDays(addMonths(startOn, length), -1) };
}

/** The day on which the next cycle of a kind would begin: after the last one of that kind, else today. */
export function nextStart(
  kind: Kind,
  cycles: readonly Pick<Cycle, 'kind' | 'endOn'>[],
  today: string,
): string {
  const ends = cycles
    .filter((cycle) => cycle.kind === kind && cycle.endOn >= today)
    .map(({ endOn }) => endOn);
  const last = ends.sort().at(-1);
  return last ? addDays(last, 1) : today;
}

/** `2027`, `Q1 2027`, `January 2027` where the dates are the calendar's; else `12 Jan – 8 Feb`. */
export function suggestedName(kind: Kind, startOn: string, endOn: string, locale: string): string {
  const isWhole = (length: number) =>
    startOn.endsWith('-01') && endOn === addDays(addMonths(startOn, length), -1);
  const year = startOn.slice(0, 4);
  const month = Number(startOn.slice(5, 7));
  if (kind === 'annual' && isWhole(12) && month === 1) return year;
  if (kind === 'quarterly' && isWhole(3) && month % 3 === 1) return t('cycleQuarter', (month + 2) / 3, year);
  if (kind === 'monthly' && isWhole(1)) {
    const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return format.format(new Date(`${startOn}T00:00Z`));
  }
  if (Number.isNaN(daysBetween(startOn, endOn))) return '';
  return t('cycleWeeks', formatDay(startOn, locale), formatDay(endOn, locale));
}

export interface CycleRow<T> {
  item: T;
  /** 0 = at the root. */
  depth: number;
}

/** Each cycle under its parent, in the order given; those of a loop, or whose parent is not here, stand at the root. */
export function nested<T extends { cycle: Pick<Cycle, 'id' | 'parentId'> }>(
  items: readonly T[],
): CycleRow<T>[] {
  const ids = new Set(items.map(({ cycle }) => cycle.id));
  const below = new Map<string, T[]>();
  const roots: T[] = [];
  for (const item of items) {
    const { parentId } = item.cycle;
    if (parentId !== null && ids.has(parentId)) below.set(parentId, [...(below.get(parentId) ?? []), item]);
    else roots.push(item);
  }
  const placed = new Set<string>();
  const place = (item: T, depth: number): CycleRow<T>[] => {
    if (placed.has(item.cycle.id)) return [];
    placed.add(item.cycle.id);
    return [{ item, depth }, ...(below.get(item.cycle.id) ?? []).flatMap((one) => place(one, depth + 1))];
  };
  const rows = roots.flatMap((root) => place(root, 0));
  return [...rows, ...items.flatMap((item) => place(item, 0))];
}
