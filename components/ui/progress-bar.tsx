import type { Shape } from './status-shape';

interface ProgressBarProps {
  /** 0…1, drawn clamped; null = no number, an empty bar. */
  value: number | null;
  /** Expected pace 0…1: a tick; null = none. */
  pace: number | null;
  tone: Shape;
  /** "Progress of Page load". */
  label: string;
  /** "73 %, expected 54 %". */
  valueText: string;
}

const percent = (value: number) => `${Math.min(100, Math.max(0, value * 100))}%`;

export function ProgressBar({ value, pace, tone, label, valueText }: ProgressBarProps) {
  return (
    <div
      className={`progress tone-${tone}`}
      role="progressbar"
      aria-label={label}
      aria-valuetext={valueText}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value !== null && { 'aria-valuenow': Math.round(Math.min(1, Math.max(0, value)) * 100) })}
    >
      {value !== null && value > 0 && (
        <div className="progress-fill" style={{ inlineSize: percent(value) }} />
      )}
      {pace !== null && <div className="progress-pace" style={{ insetInlineStart: percent(pace) }} />}
    </div>
  );
}
