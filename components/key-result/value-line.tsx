import { metricOf } from '@/lib/okr/metrics';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';

/** `3.1 s → 2.3 s → 2.0 s`: start, now, target; what has no start shows now and what is aimed at. */
export function ValueLine({ summary }: { summary: KeyResultSummary }) {
  const { metric } = summary.keyResult;
  const rules = metricOf(metric);
  const write = (value: typeof summary.current) => rules.format(metric, value, locale());
  const now = <span className="strong">{write(summary.current)}</span>;
  const start = rules.start(metric);
  if (typeof start === 'number') {
    return (
      // From left to right in every language, as its arrows and the formulas.
      <span dir="ltr">
        {write(start)} → {now} → {write(rules.reached(metric))}
      </span>
    );
  }
  if (typeof summary.current === 'boolean') {
    return <span>{t(summary.current ? 'valueDone' : 'valueNotDone')}</span>;
  }
  if (typeof summary.current === 'object' && summary.current !== null) {
    return <span>{t('valueSteps', write(summary.current))}</span>;
  }
  return (
    <span>
      {summary.current === null ? t('valueNone') : now} · {rules.formatRange(metric, locale())}
    </span>
  );
}
