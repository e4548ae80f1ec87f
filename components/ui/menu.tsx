import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { CheckIcon } from './icons';

export type MenuEntry =
  | { label: ReactNode; onSelect: () => void; checked?: boolean; disabled?: boolean; shortcut?: string }
  | { heading: string }
  | 'line';

interface MenuProps {
  /** The button that opens it; spread `trigger` on it. */
  children: (trigger: {
    ref: (element: HTMLButtonElement | null) => void;
    'aria-haspopup': 'menu';
    'aria-expanded': boolean;
    onClick: () => void;
  }) => ReactNode;
  label: string;
  entries: readonly MenuEntry[];
}

/** A menu in the top layer, under its button: ↑ ↓ Home End Enter Esc; gives the focus back. */
export function Menu({ children, label, entries }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = list.current;
    if (!open || !element || !button.current) return;
    element.showPopover?.();
    const at = button.current.getBoundingClientRect();
    const size = element.getBoundingClientRect();
    const below = at.bottom + 4 + size.height <= innerHeight - 8;
    element.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - 4 - size.height)}px`;
    const start = getComputedStyle(element).direction === 'rtl' ? at.left : at.right - size.width;
    element.style.left = `${Math.max(8, Math.min(start, innerWidth - size.width - 8))}px`;
    itemsOf(element)[0]?.focus();
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!element.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    const away = () => setOpen(false);
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', away);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', away);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const items = itemsOf(list.current);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[
      event.key
    ];
    if (to !== undefined) items[to % items.length]?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      {children({
        ref: (element) => {
          button.current = element;
        },
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => setOpen(!open),
      })}
      {open && (
        <div
          ref={list}
          id={id}
          className="menu"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          popover="manual"
          onKeyDown={press}
        >
          {entries.map((entry, at) =>
            entry === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other identity and never reorder while open
              <hr key={at} className="menu-line" />
            ) : 'heading' in entry ? (
              <div key={entry.heading} className="menu-heading section-title" role="presentation">
                {entry.heading}
              </div>
            ) : (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                key={at}
                type="button"
                className="menu-item"
                role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
                {...(entry.checked !== undefined && { 'aria-checked': entry.checked })}
                {...(entry.disabled && { 'aria-disabled': true })}
                tabIndex={-1}
                onClick={() => {
                  if (entry.disabled) return;
                  close();
                  entry.onSelect();
                }}
              >
                {entry.checked !== undefined && (
                  <span className="menu-check">{entry.checked && <CheckIcon />}</span>
                )}
                <span className="one-line">{entry.label}</span>
                {entry.shortcut && (
                  <span className="kbd row-end" aria-hidden="true">
                    {entry.shortcut}
                  </span>
                )}
              </button>
            ),
          )}
        </div>
      )}
    </>
  );
}

const itemsOf = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('.menu-item') ?? []),
];
