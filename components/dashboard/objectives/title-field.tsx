import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface TitleFieldProps {
  label: string;
  /** What it starts with. */
  initial: string;
  placeholder?: string;
  /** At its end: what the line is read as. */
  note?: (text: string) => string | null;
  /** Stays for the next one after Enter, emptied. */
  stays?: boolean;
  /** Enter. False = refused: what was written comes back. */
  onEnter: (text: string) => Promise<boolean> | boolean;
  /** The focus has left it. */
  onLeave: (text: string) => void;
  onCancel: () => void;
}

/** A title in the row itself: Enter takes it, Esc leaves it. */
export function TitleField({
  label,
  initial,
  placeholder,
  note,
  stays,
  onEnter,
  onLeave,
  onCancel,
}: TitleFieldProps) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const press = async (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      ended.current = true;
      onCancel();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const given = text;
      if (!given.trim()) return;
      if (stays) setText('');
      else ended.current = true;
      if (!(await onEnter(given.trim()))) setText((now) => now || given);
    }
  };
  const said = note?.(text) ?? null;
  return (
    <span className="tree-field">
      <input
        ref={field}
        className="tree-input"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={500}
        autoComplete="off"
        aria-describedby={said ? 'tree-field-note' : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => void press(event)}
        onBlur={() => {
          if (!ended.current) onLeave(text.trim());
        }}
      />
      {said && (
        <span id="tree-field-note" className="tree-field-note small subtlest">
          {said}
        </span>
      )}
    </span>
  );
}
