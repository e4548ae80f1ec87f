import { formatDay } from '@/lib/okr/day';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';

/** The forecast in words; null where none is made. */
export function forecastText({ forecast, window }: KeyResultSummary, today: string): string | null {
  const day = (on: string) => formatDay(on, locale(), today);
  const whole = (share: number) => String(Math.round(share * 100));
  switch (forecast.state) {
    case 'none':
    case 'reached':
      return null;
    case 'not-enough-history':
      return t('dashForecastShort');
    case 'not-at-this-pace':
      return t('dashForecastNot');
    case 'rate':
      return t('dashForecastRate', day(forecast.day));
    case 'range':
      return forecast.p85 === null
        ? t('dashForecastOpen', whole(forecast.probability), day(window.dueOn), day(forecast.p50))
        : t(
            'dashForecastRange',
            whole(forecast.probability),
            day(window.dueOn),
            day(forecast.p50),
            day(forecast.p85),
          );
  }
}
