import { addDays, addMonths, formatDay } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { t } from '@/lib/platform/strings';

export type CycleKind = 'quarterly' | 'monthly' | 'micro';

export interface NewCycle {
  name: string;
  kind: Cycle['kind'];
  startOn: string;
  endOn: string;
}

const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
/** First to last day of the `months` long part of the year that `day` is in. */
function part(day: string, months: number): { startOn: string; endOn: string } {
  const month = Number(day.slice(5, 7)) - 1;
  const startOn = addMonths(monthStart(day), -(month % months));
  return { startOn, endOn: addDays(addMonths(startOn, months), -1) };
}

/** The cycle of a kind that runs on `today`: the calendar's quarter or month; four weeks from today for a micro cycle. */
export function cycleOf(kind: CycleKind, today: string, locale: string): NewCycle {
  if (kind === 'micro') {
    const endOn = addDays(today, 27);
    return {
      kind,
      startOn: today,
      endOn,
      name: t('cycleWeeks', formatDay(today, locale), formatDay(endOn, locale)),
    };
  }
  const dates = part(today, kind === 'quarterly' ? 3 : 1);
  const year = dates.startOn.slice(0, 4);
  if (kind === 'quarterly') {
    return { kind, ...dates, name: t('cycleQuarter', Math.ceil(Number(dates.endOn.slice(5, 7)) / 3), year) };
  }
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { kind, ...dates, name: month.format(new Date(`${dates.startOn}T00:00Z`)) };
}
