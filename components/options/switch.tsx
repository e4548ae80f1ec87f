import type { ReactNode } from 'react';

/** On or off, at once. */
export function Switch({
  label,
  hint,
  on,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint && <span className="switch-hint small subtlest">{hint}</span>}
      </span>
    </label>
  );
}
