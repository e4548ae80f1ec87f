/**
 * Text that people or pages wrote. Always text, never markup; isolated in direction (`<bdi>`), so that a title's bidi marks
 * do not turn the line around it; cut at so many lines, whole in the tooltip.
 */
export function UserText({
  text,
  lines = 2,
  className = '',
}: {
  text: string;
  lines?: number;
  className?: string;
}) {
  return (
    <bdi
      className={`${lines === 1 ? 'one-line' : 'clamp'} ${className}`}
      style={lines === 1 ? undefined : { ['--lines' as string]: lines }}
      title={text.length > (lines === 1 ? 10 : 60) ? text.slice(0, 500) : undefined}
    >
      {text.length > 1000 ? `${text.slice(0, 1000)}…` : text}
    </bdi>
  );
}
