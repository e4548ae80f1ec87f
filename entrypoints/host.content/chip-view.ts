import type { Chip } from '@/lib/messages/runtime';
import { element, icon } from './element';
import { chipStyle } from './style';

/** A shape each, so that no status is told by colour alone. */
const circle = 'M5 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8z';
const shapes: Record<string, string> = {
  'on-track': circle,
  'at-risk': 'M5 1l4 8H1z',
  'off-track': 'M1 1h8v8H1z',
  done: 'M1 5.5L4 8.5L9 2',
};

/** Text in a closed shadow root: the page sees that there is a chip, not what it says. */
export function createChip({ status, stale, name, more, tooltip }: Chip): HTMLElement {
  const chip = document.createElement('keyline-chip');
  const outline = stale || !status || status === 'done';
  const body = element(
    'span',
    {
      role: 'img',
      title: tooltip,
      'aria-label': `${name}, ${tooltip}`,
      class: `${status} ${outline ? 'line' : ''} ${stale ? 'stale' : ''}`,
    },
    icon('0 0 10 10', { d: shapes[status ?? ''] ?? circle }),
    element('b', {}, name),
  );
  if (more) body.append(element('i', {}, `+${more}`));
  chip.attachShadow({ mode: 'closed' }).append(element('style', {}, chipStyle), body);
  return chip;
}

/** The worker's answer, read by hand: what is not of the agreed form is left out. */
export function parseChips(answer: unknown): Record<string, Chip> {
  const chips: Record<string, Chip> = {};
  const given = (answer as { chips?: Record<string, Partial<Chip> | null> } | undefined)?.chips ?? {};
  for (const key in given) {
    const { status = null, stale, name, more, tooltip } = given[key] ?? {};
    if (typeof name !== 'string' || typeof tooltip !== 'string') continue;
    chips[key] = { status, stale: stale === true, name: name.slice(0, 40), more: Number(more) || 0, tooltip };
  }
  return chips;
}
