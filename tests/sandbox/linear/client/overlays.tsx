import { useEffect, useRef } from 'react';
import type { Overlay } from './shortcuts';
import s from './styles/overlay.module.css';
import { useWorkspace } from './workspace';

const lists: Record<Overlay, { label: string; choices: readonly string[] }> = {
  command: {
    label: 'Type a command or search…',
    choices: ['Create issue…', 'Go to inbox', 'Go to active issues'],
  },
  create: { label: 'Issue title', choices: ['Todo', 'Priority', 'Assignee', 'Project', 'Labels'] },
  status: { label: 'Change status…', choices: ['Backlog', 'Todo', 'In Progress', 'In Review', 'Done'] },
  assignee: {
    label: 'Assign to…',
    choices: ['No assignee', 'Maya Lindqvist', 'Jonas Weber', 'Amina Diallo'],
  },
  priority: { label: 'Change priority to…', choices: ['No priority', 'Urgent', 'High', 'Medium', 'Low'] },
  labels: { label: 'Change or add labels…', choices: ['Bug', 'Feature', 'Improvement'] },
  help: {
    label: 'Search shortcuts',
    choices: ['C  Create issue', 'G then I  Go to inbox', 'Ctrl K  Command menu'],
  },
};

interface OverlaysProps {
  overlay: Overlay;
  onClose: () => void;
}

/** What Linear's keys open: a field over a list, above everything else of the page. */
export function Overlays({ overlay, onClose }: OverlaysProps) {
  const { go } = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { label, choices } = lists[overlay];
  const choose = (choice: string) => {
    if (choice === 'Go to inbox') go('/inbox');
    onClose();
  };
  return (
    <div className={s.layer}>
      <button type="button" className={s.backdrop} aria-label="Close" onClick={onClose} />
      <div role="dialog" aria-label={label} className={s.menu} data-overlay={overlay}>
        <input
          ref={field}
          type="text"
          className={s.query}
          placeholder={label}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
        {choices.map((choice) => (
          <button key={choice} type="button" className={s.choice} onClick={() => choose(choice)}>
            {choice}
          </button>
        ))}
      </div>
    </div>
  );
}
