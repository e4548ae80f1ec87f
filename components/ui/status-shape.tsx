/** What the shape says. `none`: not started, or awaiting the first check-in. */
export type Shape = 'on-track' | 'at-risk' | 'off-track' | 'none' | 'done';

interface StatusShapeProps {
  shape: Shape;
  /** Keeps its colour, in a dashed outline. */
  stale?: boolean;
  /** Read out; leave out where words beside it say the same. */
  label?: string;
}

const paths: Record<Exclude<Shape, 'none' | 'done'>, string> = {
  'on-track': 'M6 1.25a4.75 4.75 0 1 1 0 9.5 4.75 4.75 0 0 1 0-9.5z',
  'at-risk': 'M6 1.1l5.2 9.6H.8z',
  'off-track': 'M1.5 1.5h9v9h-9z',
};

/** ● on track, ▲ at risk, ■ off track, ○ none, ✓ done: by shape and by colour. */
export function StatusShape({ shape, stale = false, label }: StatusShapeProps) {
  const name = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by label, hidden without one
    <svg
      viewBox="0 0 12 12"
      className={`status-shape tone-${shape}`}
      {...name}
      data-shape={shape}
      data-stale={stale || undefined}
    >
      {shape === 'none' && (
        <circle
          cx="6"
          cy="6"
          r="4.25"
          fill="none"
          strokeWidth="1.5"
          {...(stale && { strokeDasharray: '2 1.6' })}
        />
      )}
      {shape === 'done' && (
        <path d="M1.5 6.5l3 3 6-7" fill="none" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      )}
      {shape !== 'none' && shape !== 'done' && (
        <path
          d={paths[shape]}
          strokeLinejoin="round"
          {...(stale
            ? { fillOpacity: 0.15, strokeWidth: 1.5, strokeDasharray: '2 1.4' }
            : { strokeWidth: 0.5 })}
        />
      )}
    </svg>
  );
}
