import { type ReactNode, useId } from 'react';

/** A part of a page: heading, what it is for, and its controls. */
export function Part({
  title,
  text,
  danger,
  children,
}: {
  title: string;
  text: ReactNode;
  danger?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={danger ? 'part part-danger' : 'part'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="subtle part-text">{text}</p>
      <div className="part-body">{children}</div>
    </section>
  );
}

/** Long work: says what is being done. The store cannot say how far it is. */
export function Working({ text }: { text: string }) {
  return (
    <div className="working" role="status">
      <progress aria-label={text} />
      <span className="small subtle">{text}</span>
    </div>
  );
}

export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}
