import type { Cycle } from '@/lib/okr/kinds/cycle';
import type { Cadence } from '@/lib/okr/kinds/workspace';
import { locale, t } from '@/lib/platform/strings';

export const kindWords = {
  annual: 'dashKindYear',
  quarterly: 'dashKindQuarter',
  monthly: 'dashKindMonth',
  micro: 'dashKindMicro',
  custom: 'dashKindCustom',
} as const;

export const stateWords = {
  planned: 'dashStatePlanned',
  active: 'dashStateActive',
  closing: 'dashStateClosing',
  closed: 'dashStateClosed',
} as const;

export const states = Object.keys(stateWords) as Cycle['state'][];

export const everyWords = {
  week: 'dashEveryWeek',
  'two-weeks': 'dashEveryTwoWeeks',
  month: 'dashEveryMonth',
} as const;

/** `Friday`, of an ISO weekday 1–7. 2024-01-01 was a Monday. */
export const weekdayName = (weekday: number): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

/** "Weekly, Friday". */
export const cadenceText = ({ every, weekday }: Cadence): string =>
  t('dashCadence', t(everyWords[every]), weekdayName(weekday));
