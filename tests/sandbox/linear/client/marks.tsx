import type { ReactNode } from 'react';
import type { LinearIssue, LinearState } from '../types';
import s from './styles/marks.module.css';

const paths = {
  plus: 'M8 3.5v9M3.5 8h9',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 13.5 13.5',
  pencil: 'M3 13l.7-2.8 6.8-6.8 2.1 2.1-6.8 6.8z',
  inbox: 'M2.5 9 4 3.5h8L13.5 9v3.5h-11zM2.5 9h3l1 1.8h3l1-1.8h3',
  target: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  cube: 'M8 2.2 13 5v6l-5 2.8L3 11V5zM3 5l5 2.8L13 5M8 7.8v6',
  layers: 'M8 3 2.5 6 8 9l5.5-3zM2.5 9.5 8 12.5l5.5-3',
  dot: 'M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z',
  board: 'M3 3h3v10H3zM7 3h3v7H7zM11 3h2.5v5H11z',
  rows: 'M3 4.5h10M3 8h10M3 11.5h10',
  cycle: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.8h-2.8',
  filter: 'M2.5 4.5h11M4.5 8h7M6.5 11.5h3',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  triangle: 'M8 4.2 12.4 11.8H3.6z',
  star: 'm8 2.6 1.6 3.3 3.7.5-2.7 2.5.7 3.6L8 10.8l-3.3 1.7.7-3.6-2.7-2.5 3.7-.5z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  link: 'M7 9.5a2.5 2.5 0 0 0 3.6 0l2-2A2.5 2.5 0 0 0 9 4l-.7.7M9 6.5a2.5 2.5 0 0 0-3.6 0l-2 2A2.5 2.5 0 0 0 7 12l.7-.7',
  bell: 'M4.5 10.5V7a3.5 3.5 0 1 1 7 0v3.5l.8 1H3.700zM7 13.500h2',
  chevron: 'm6 4.5 3.5 3.500L6 11.5',
} satisfies Record<string, string>;
export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={s.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The circle of a status: dashed, empty, partly or wholly filled. */
export function StatusMark({ state }: { state: LinearState }) {
  const isReview = state.name === 'In Review';
  const filled: Record<LinearState['type'], ReactNode> = {
    triage: null,
    backlog: null,
    unstarted: null,
    started: (
      <path
        d={isReview ? 'M7 7V3.500a3.5 3.5 0 1 1-3.5 3.500z' : 'M7 7V3.500a3.5 3.5 0 0 1 0 7z'}
        fill="currentColor"
      />
    ),
    completed: (
      <>
        <circle cx="7" cy="7" r="6" fill="currentColor" />
        <path d="m4.3 7.2 1.9 1.9 3.6-3.9" fill="none" stroke="var(--bg-base-color)" strokeWidth="1.5" />
      </>
    ),
    canceled: <path d="m5 5 4 4M9 5 5 9" stroke="currentColor" strokeWidth="1.5" />,
  };
  return (
    <svg
      className={`${s.status} ${s[isReview ? 'review' : state.type]}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      role="img"
      aria-label={state.name}
    >
      <circle
        cx="7"
        cy="7"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={state.type === 'backlog' ? '1.4 1.74' : undefined}
      />
      {filled[state.type]}
    </svg>
  );
}

const names = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];

/** Three bars, more of them strong the more it matters; a box for urgent, dashes for none. */
export function PriorityMark({ priority }: { priority: LinearIssue['priority'] }) {
  const bars = [0, 4, 3, 2, 1][priority] ?? 0;
  return (
    <svg
      className={s.priority}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role="img"
      aria-label={names[priority]}
    >
      {priority === 1 ? (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" rx="3" className={s.urgent} />
          <path
            d="M8 4.500v4.200M8 11.200v.3"
            stroke="var(--bg-base-color)"
            strokeWidth="1.8"
            strokeLinecap="round"
          />
        </>
      ) : (
        [0, 1, 2].map((i) => (
          <rect
            key={i}
            x={1.5 + i * 5}
            y={priority === 0 ? 7.2 : 9 - i * 3}
            width="3"
            height={priority === 0 ? 1.6 : 5 + i * 3}
            rx="1"
            fill="currentColor"
            opacity={priority === 0 || i < bars ? 0.9 : 0.35}
          />
        ))
      )}
    </svg>
  );
}

export function Avatar({ name }: { name: string | null }) {
  const letters = (name ?? '').split(' ').map((word) => word.slice(0, 1));
  const hue = [...(name ?? '')].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span
      className={`${s.avatar} ${name ? s[`hue${hue}`] : s.nobody}`}
      role="img"
      aria-label={name ?? 'No assignee'}
    >
      {letters.join('').slice(0, 2)}
    </span>
  );
}

export function LabelPill({ label }: { label: string }) {
  return (
    <span className={s.pill}>
      <span className={`${s.labelDot} ${s[`label${label}`]}`} aria-hidden="true" /> {label}
    </span>
  );
}
