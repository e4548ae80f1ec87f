import { t } from '@/lib/platform/strings';
import type { ChartData } from './chart-data';

/** Which line is which, by how it is drawn; only those that are there. */
export function ChartLegend({ data }: { data: ChartData }) {
  const lines = [
    { name: 'line', label: t('dashLegendValue'), on: data.points.length > 0 },
    { name: 'pace', label: t('dashLegendPace'), on: data.pace.length > 0 },
    { name: 'target', label: t('dashLegendTarget'), on: data.target.length > 0 },
    { name: 'band', label: t('dashLegendBand'), on: data.band.length > 0 },
    { name: 'mark', label: t('dashLegendRevision'), on: data.marks.length > 0 },
  ];
  return (
    <ul className="chart-legend" aria-hidden="true">
      {lines.map(
        ({ name, label, on }) =>
          on && (
            <li key={name}>
              <svg width="18" height="8" viewBox="0 0 18 8" aria-hidden="true">
                {name === 'band' && <rect className="chart-band" width="18" height="8" />}
                {name === 'mark' ? (
                  <path className="chart-mark-shape" d="M9 0l4 4-4 4-4-4z" />
                ) : (
                  <path className={`chart-${name === 'band' ? 'target' : name}`} d="M0 4h18" />
                )}
              </svg>
              {label}
            </li>
          ),
      )}
    </ul>
  );
}
