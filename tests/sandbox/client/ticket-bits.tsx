import type { SandboxTicket } from '../tickets/types';

/** The small coloured square in front of a key: story, task, bug, epic. */
export function TypeIcon({ type }: { type: SandboxTicket['type'] }) {
  const marks = {
    Story: <path d="M5 3.5h6v9L8 10l-3 2.5z" fill="currentColor" stroke="none" />,
    Task: <path d="m4.5 8 2.5 2.5 4.5-5" />,
    Bug: <circle cx="8" cy="8" r="3.2" fill="currentColor" stroke="none" />,
    Epic: <path d="M9 3 4.5 9H8l-1 4 4.5-6H8z" fill="currentColor" stroke="none" />,
  };
  return (
    <span className={`type-icon type-${type.toLowerCase()}`} role="img" aria-label={type}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        {marks[type]}
      </svg>
    </span>
  );
}

export function StatusLozenge({ status }: { status: SandboxTicket['status'] }) {
  return <span className={`lozenge lozenge-${status.category}`}>{status.name}</span>;
}

/** Initials on a colour that goes with the name; a grey one where nobody is assigned. */
export function Avatar({ name, size = 24 }: { name: string | null; size?: number }) {
  const initials = (name ?? '?')
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
  const hue = name ? [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5 : 'none';
  return (
    <span
      className={`avatar avatar-${hue}`}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
      role="img"
      aria-label={name ?? 'Unassigned'}
    >
      {initials}
    </span>
  );
}

export function Points({ points }: { points: number | null }) {
  return <span className="points">{points ?? '–'}</span>;
}
