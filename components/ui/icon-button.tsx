import type { ComponentProps, ReactNode } from 'react';
import { pressable } from './pressable';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  /** Its name for everyone: accessible name and tooltip. */
  label: string;
  icon: ReactNode;
}

/** 28 px. Plain, since Atlaskit's IconButton brings its tooltip (120 kB). */
export function IconButton({ label, icon, className, disabled, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      {...pressable(disabled, onClick)}
      className={`icon-button ${className ?? ''}`}
    >
      {icon}
    </button>
  );
}

/** Looks like a link, acts: "why", "Use as note". */
export function LinkButton({ className, disabled, onClick, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      {...pressable(disabled, onClick)}
      className={`link-button ${className ?? ''}`}
    />
  );
}
