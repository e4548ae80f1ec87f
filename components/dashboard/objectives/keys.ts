/** What a key asks of the table. */
export type GridAction =
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'in'
  | 'out'
  | 'open'
  | 'toggle'
  | 'rename'
  | 'newKeyResult'
  | 'newObjective'
  | 'moveUp'
  | 'moveDown'
  | 'nest'
  | 'unnest'
  | 'archive'
  | 'menu';

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const plainKeys: Record<string, GridAction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Enter: 'open',
  ' ': 'toggle',
  F2: 'rename',
  Delete: 'archive',
  ContextMenu: 'menu',
};
/** Bare letters: off where a person has turned them off. */
const letters: Record<string, GridAction> = { e: 'rename', f: 'rename', n: 'newKeyResult' };

/** null = not ours: the browser's, or somebody else's. Where text runs from right to left, so do the arrows. */
export function gridAction(pressed: Key, rtl: boolean, bareLetters = true): GridAction | null {
  const { key, altKey, shiftKey } = pressed;
  const control = pressed.ctrlKey || pressed.metaKey;
  const inward = key === (rtl ? 'ArrowLeft' : 'ArrowRight');
  const outward = key === (rtl ? 'ArrowRight' : 'ArrowLeft');
  if (altKey) {
    if (control || shiftKey) return null;
    if (inward) return 'nest';
    if (outward) return 'unnest';
    return key === 'ArrowUp' ? 'moveUp' : key === 'ArrowDown' ? 'moveDown' : null;
  }
  if (control) {
    if (shiftKey) return null;
    return key === 'Home' ? 'first' : key === 'End' ? 'last' : null;
  }
  if (shiftKey) {
    if (key === 'F10') return 'menu';
    return bareLetters && key.toLowerCase() === 'n' ? 'newObjective' : null;
  }
  if (inward) return 'in';
  if (outward) return 'out';
  return plainKeys[key] ?? (bareLetters ? (letters[key.toLowerCase()] ?? null) : null);
}

/** Somebody is typing there: no key of ours is taken. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select'));
