import type { ReactNode } from 'react';

/** Drawn as those of `ui/icons`: 16 px, lines of 1.5. These are the dashboard's alone. */
const drawn =
  (...paths: string[]) =>
  (): ReactNode => (
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
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );

export const HomeIcon = drawn('M2.5 7.5L8 2.5l5.5 5M4 6.5v7h8v-7');
export const TargetIcon = drawn(
  'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
);
export const CycleIcon = drawn('M13.5 8a5.5 5.5 0 1 1-1.7-4', 'M13.5 1.8v2.9h-2.9');
export const SettingsIcon = drawn('M2 5h7m4 0h1M2 11h1m4 0h7', 'M11 3v4M5 9v4');
export const SignOutIcon = drawn('M9.5 2.5h-6v11h6M6.5 8h7', 'M11 5.5L13.5 8 11 10.5');
export const KeyboardIcon = drawn('M1.5 4h13v8h-13z', 'M4.2 6.7h.01M7 6.7h.01M9.8 6.7h.01M4.5 9.5h7');
export const ListIcon = drawn('M2.5 4h11M2.5 8h11M2.5 12h11');
export const ArchiveIcon = drawn('M2 3h12v3H2z', 'M3 6v7h10V6M6.5 9h3');
export const MoveIcon = drawn('M8 2v12m0-12L5.5 4.5M8 2l2.5 2.5M8 14l-2.5-2.5M8 14l2.5-2.5');
export const LockIcon = drawn('M3.5 7h9v6.5h-9z', 'M5.5 7V5a2.5 2.5 0 0 1 5 0v2');
export const RestoreIcon = drawn('M3 6.5h6.5a3.5 3.5 0 1 1 0 7H6', 'M5.5 4L3 6.5 5.5 9');
