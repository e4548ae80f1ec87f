import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** At the end of the heading's line. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a screen under its heading: a labelled region. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id} className="section-title">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** An empty list: what belongs here, why, and the first action. */
export function EmptyState({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="subtle">{children}</div>}
      {action}
    </div>
  );
}

/** Grey lines where text will be. `label` is read out: "Loading". */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <div key={at} className="skeleton-line" style={{ inlineSize: at % 3 === 2 ? '60%' : '100%' }} />
      ))}
    </div>
  );
}
