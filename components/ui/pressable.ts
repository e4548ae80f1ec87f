import type { MouseEvent } from 'react';

/**
 * What makes a button that cannot be pressed now. Not `disabled`: that takes the focus away under the person who has just
 * pressed it, and the next Tab starts at the top of the page. A form is not sent by such a button either.
 */
export const pressable = <E extends MouseEvent>(disabled?: boolean, onClick?: (event: E) => void) => ({
  'aria-disabled': disabled || undefined,
  onClick: (event: E) => (disabled ? event.preventDefault() : onClick?.(event)),
});
