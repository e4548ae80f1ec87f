import type { ComponentProps, ReactNode } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  /** Its name for everyone: accessible name and tooltip. */
  label: string;
  icon: ReactNode;
}

/** 28 px. Plain, since Atlaskit's IconButton brings its tooltip (120 kB). */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`icon-button ${className ?? ''}`}
    >
      {icon}
    </button>
  );
}

/** Looks like a link, acts: "why", "Use as note". */
export function LinkButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" {...rest} className={`link-button ${className ?? ''}`} />;
}
