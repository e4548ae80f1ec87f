import { Fragment, type ReactNode } from 'react';

export interface Fact {
  label: string;
  /** null = left out. */
  value: ReactNode;
}

/** What is known of a record, a line each. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="dash-facts">
      {facts.map(
        ({ label, value }) =>
          value !== null &&
          value !== undefined &&
          value !== '' && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
