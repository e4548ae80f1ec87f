import { type KeyboardEvent, type ReactNode, useRef } from 'react';

interface SegmentedProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
  /** null = nothing chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
}

/** One of a few, side by side: a radio group, ← → move and choose. `on-track` and so on take their status colour. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const chosen = options.findIndex((option) => option.value === value);
  const move = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + options.length) % options.length;
    const option = options[next];
    if (!option) return;
    buttons.current[next]?.focus();
    onChange(option.value);
  };
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot carry the shape as its face
        <button
          key={option.value}
          ref={(element) => {
            buttons.current[at] = element;
          }}
          type="button"
          role="radio"
          className={`segmented-option ${option.value}`}
          aria-checked={option.value === value}
          tabIndex={at === Math.max(0, chosen) ? 0 : -1}
          onClick={() => onChange(option.value)}
          onKeyDown={(event) => move(event, at)}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </div>
  );
}
