import type { KeyboardEvent } from 'react';
import { IconButton } from './icon-button';
import { ChevronLeftIcon, ChevronRightIcon } from './icons';

interface StepperProps {
  label: string;
  /** null = not given: shows `unset`; the first step lands on it. */
  value: number | null;
  unset: number;
  min: number;
  max: number;
  /** "Less", "More": names of the two arrows. */
  lessLabel: string;
  moreLabel: string;
  onChange: (value: number) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** A whole number by ← → (or ↑ ↓, Home, End), grey until touched. */
export function Stepper({ label, value, unset, min, max, lessLabel, moreLabel, onChange }: StepperProps) {
  const to = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const by = (step: number) => to((value ?? unset) + step);
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) by(step);
    else if (event.key === 'Home') to(min);
    else if (event.key === 'End') to(max);
    else return;
    event.preventDefault();
  };
  return (
    <div className="stepper">
      <IconButton
        tabIndex={-1}
        label={lessLabel}
        icon={<ChevronLeftIcon />}
        disabled={(value ?? unset) <= min}
        onClick={() => by(-1)}
      />
      <div
        role="spinbutton"
        tabIndex={0}
        className={`stepper-value ${value === null ? 'input-unset' : ''}`}
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        {...(value !== null && { 'aria-valuenow': value })}
        onKeyDown={press}
      >
        {value ?? unset}
      </div>
      <IconButton
        tabIndex={-1}
        label={moreLabel}
        icon={<ChevronRightIcon />}
        disabled={(value ?? unset) >= max}
        onClick={() => by(1)}
      />
    </div>
  );
}
