import { useEffect, useRef } from 'react';
import { watchEditor } from './editor-watch';
import s from './styles/issue.module.css';

/** A run of an editor's text; with `href` a mention of another issue. */
export interface Run {
  text: string;
  href?: string;
}

interface EditorProps {
  /** `issue-<uuid>`. */
  editorId?: string;
  label: string;
  /** Paragraphs of runs. */
  content: readonly (readonly Run[])[];
  placeholder?: string;
  className?: string;
}

/** Text a person edits in place. React draws the box alone; what is in it is the editor's own, as with ProseMirror. */
export function Editor({ editorId, label, content, placeholder, className }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(content);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const editor = document.createElement('div');
    editor.className = 'ProseMirror';
    editor.contentEditable = 'true';
    editor.setAttribute('role', 'textbox');
    editor.setAttribute('aria-label', label);
    editor.setAttribute('aria-multiline', 'true');
    editor.translate = false;
    editor.append(...first.current.map(paragraphOf));
    element.replaceChildren(editor);
    return watchEditor(element);
  }, [label]);
  return (
    <div
      ref={box}
      className={`${s.editor} ${className ?? ''}`}
      data-editor-id={editorId}
      data-placeholder={placeholder}
    />
  );
}

function paragraphOf(runs: readonly Run[]): HTMLElement {
  const paragraph = document.createElement('p');
  for (const { text, href } of runs) {
    if (href === undefined) paragraph.append(text);
    else {
      const mention = document.createElement('a');
      mention.href = href;
      mention.contentEditable = 'false';
      mention.className = s.mention ?? '';
      mention.textContent = text;
      paragraph.append(mention);
    }
  }
  if (runs.length === 0) paragraph.append(document.createElement('br'));
  return paragraph;
}
