import AtlaskitButton from '@atlaskit/button/new';
import type { ReactNode, Ref } from 'react';
import { pressable } from './pressable';

export interface ButtonProps {
  children: ReactNode;
  appearance?: 'default' | 'primary' | 'subtle' | 'danger';
  /** Shown at its end: `↵`, `Alt+L`. */
  shortcut?: string;
  icon?: () => ReactNode;
  /** 24 px high instead of 32. */
  compact?: boolean;
  fullWidth?: boolean;
  /** Keeps the focus. */
  disabled?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  onClick?: () => void;
  ref?: Ref<HTMLButtonElement>;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-expanded'?: boolean;
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox';
  'aria-controls'?: string;
}

/** Atlassian's button, without its icon component (which Trusted Types refuse). */
export function Button({
  shortcut,
  icon,
  compact,
  fullWidth,
  disabled,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AtlaskitButton
      {...rest}
      {...(icon && { iconBefore: icon })}
      spacing={compact ? 'compact' : 'default'}
      shouldFitContainer={fullWidth ?? false}
      {...pressable(disabled, () => onClick?.())}
    >
      {children}
      {shortcut && (
        <span className="kbd" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </AtlaskitButton>
  );
}
