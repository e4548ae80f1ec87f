import type { ReactNode } from 'react';

/** Our own JSX: Atlaskit's icon component writes markup, which Trusted Types refuse. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const drawn = (path: string) => () => (
  <Icon>
    <path d={path} />
  </Icon>
);

export const CloseIcon = drawn('M3.5 3.5l9 9m0-9l-9 9');
export const SearchIcon = drawn('M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm3.3 7.8l3.2 3.2');
export const ChevronDownIcon = drawn('M4 6.5l4 4 4-4');
export const ChevronLeftIcon = drawn('M9.5 4l-4 4 4 4');
export const ChevronRightIcon = drawn('M6.5 4l4 4-4 4');
export const BackIcon = drawn('M13 8H3m4-4L3 8l4 4');
export const PlusIcon = drawn('M8 3v10M3 8h10');
export const MinusIcon = drawn('M3 8h10');
export const CheckIcon = drawn('M3 8.5l3.3 3.3L13 5');
export const ExternalIcon = drawn('M6 3H3v10h10v-3M9 3h4v4m0-4L7.5 8.5');
export const WarningIcon = drawn('M8 2.5l6 10.5H2zm0 4v3m0 1.9v.1');
export const TrashIcon = drawn('M3 4.5h10m-6.5 0v-2h3v2M4.5 4.5l.6 9h5.8l.6-9');
export const PeopleIcon = drawn(
  'M6 3a2.2 2.2 0 1 1 0 4.4A2.2 2.2 0 0 1 6 3zM2 13c0-2.2 1.8-3.6 4-3.6s4 1.4 4 3.6m.5-9.8a2.2 2.2 0 0 1 0 4M14 13c0-1.8-1-3-2.5-3.4',
);
export const EyeIcon = drawn(
  'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
);
export const MoreIcon = () => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />
  </Icon>
);

/** Keyline's mark. */
export const MarkIcon = () => (
  <svg
    viewBox="0 0 18 18"
    width="18"
    height="18"
    aria-hidden="true"
    focusable="false"
    fill="var(--ds-icon-brand)"
  >
    <rect x="1" y="3" width="16" height="3" rx="1.5" />
    <rect x="1" y="8" width="11" height="3" rx="1.5" opacity=".65" />
    <rect x="1" y="13" width="6" height="3" rx="1.5" opacity=".4" />
  </svg>
);
