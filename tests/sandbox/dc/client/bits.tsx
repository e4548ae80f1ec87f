import type { SandboxTicket } from '../../tickets/types';

const marks: Record<SandboxTicket['type'], string> = {
  Story: 'M5 3.5h6v9L8 10l-3 2.5z',
  Task: 'M4.5 7.2 7 9.7l4.6-4.6 1 1L7 11.8 3.4 8.3z',
  Bug: 'M8 4.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  Epic: 'M9 3 4.5 9H8l-1 4 4.5-6H8z',
};

/** As the picture Jira shows before a key. */
export function TypeIcon({ type }: { type: SandboxTicket['type'] }) {
  return (
    <span className={`type-icon type-${type.toLowerCase()}`} role="img" aria-label={type} title={type}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="#fff" aria-hidden="true">
        <path d={marks[type]} />
      </svg>
    </span>
  );
}

const colours = {
  new: 'aui-lozenge-complete-0',
  indeterminate: 'aui-lozenge-current',
  done: 'aui-lozenge-success',
};

export function StatusLozenge({ status }: { status: SandboxTicket['status'] }) {
  return (
    <span className={`jira-issue-status-lozenge aui-lozenge ${colours[status.category]}`}>{status.name}</span>
  );
}

export function Avatar({ name }: { name: string | null }) {
  const letters = (name ?? '').split(' ').map((word) => word.slice(0, 1));
  const hue = [...(name ?? '')].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span
      className={`ghx-avatar-img avatar-${name ? hue : 'none'}`}
      role="img"
      aria-label={name ? `Assignee: ${name}` : 'Unassigned'}
    >
      {letters.join('').slice(0, 2)}
    </span>
  );
}

/** A symbol of AUI's icon font, drawn here. */
export function Glyph({ path }: { path: string }) {
  return (
    <svg
      className="aui-icon aui-icon-small"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
