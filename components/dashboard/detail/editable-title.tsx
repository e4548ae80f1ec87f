import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { UserText } from '@/components/ui/user-text';
import { t } from '@/lib/platform/strings';

interface EditableTitleProps {
  title: string;
  label: string;
  /** False = refused: what was typed stays. */
  onSave: (title: string) => Promise<boolean>;
}

/** The heading of the pane; a press edits it in place. Enter or leaving saves, Esc takes it back. */
export function EditableTitle({ title, label, onSave }: EditableTitleProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isEditing = typed !== null;
  useEffect(() => {
    if (isEditing) field.current?.select();
  }, [isEditing]);
  const end = (focus: boolean) => {
    setTyped(null);
    if (focus) setTimeout(() => button.current?.focus());
  };
  const save = async (focus: boolean) => {
    const text = typed?.replace(/\s+/g, ' ').trim() ?? '';
    if (!text || text === title) return end(focus);
    if (await onSave(text)) end(focus);
    else field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void save(true);
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(true);
  };
  return (
    <h2 className="detail-title">
      {isEditing ? (
        <textarea
          ref={field}
          className="input"
          rows={1}
          aria-label={label}
          maxLength={500}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          onBlur={() => void save(false)}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className="detail-title-button"
          title={t('dashEditTitle')}
          onClick={() => setTyped(title)}
        >
          <UserText text={title} lines={5} />
        </button>
      )}
    </h2>
  );
}
