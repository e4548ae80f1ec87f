import { percentText, statusWord } from '@/components/key-result/words';
import { StatusShape } from '@/components/ui/status-shape';
import { formatDay } from '@/lib/okr/day';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { type Stop, standText } from './chart-words';

interface ChartReadoutProps {
  stop: Stop | undefined;
  summary: KeyResultSummary;
  boot: Boot;
}

/** The line above the chart: the point that is looked at, else the last one. Read out by the chart's own slider. */
export function ChartReadout({ stop, summary, boot }: ChartReadoutProps) {
  if (!stop) return <p className="chart-readout subtle">{t('dashChartEmpty')}</p>;
  if (stop.kind === 'mark') {
    return (
      <p className="chart-readout" aria-hidden="true">
        <span className="subtlest">{formatDay(stop.mark.on, locale(), boot.today)}</span>
        <span className="strong">{t('dashChartRevised')}</span>
        <bdi className="one-line">{stop.mark.revision.reason}</bdi>
      </p>
    );
  }
  const { on, checkIn, percent } = stop.point;
  return (
    <p className="chart-readout" aria-hidden="true">
      <span className="subtlest">{formatDay(on, locale(), boot.today)}</span>
      <span className="strong">{standText(summary, checkIn.id)}</span>
      {percent !== null && <span>{percentText({ percent })}</span>}
      {checkIn.reported && (
        <span className="chart-status">
          <StatusShape shape={checkIn.reported} /> {statusWord(checkIn.reported)}
        </span>
      )}
      {checkIn.confidence !== null && <span className="subtlest">{t('confidence', checkIn.confidence)}</span>}
    </p>
  );
}
