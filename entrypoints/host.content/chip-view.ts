import type { Chip } from '@/lib/messages/runtime';
import { element, icon } from './element';
import { chipStyle } from './style';

const circle = 'M5 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8z';
const none = [circle, '#7d818a'] as const;

/** A shape each, so that no status is told by colour alone; the panel's own colours, which stand on light and dark. */
const looks: Record<string, readonly [path: string, colour: string]> = {
  'on-track': [circle, '#22a06b'],
  'at-risk': ['M5 1l4 8H1z', '#e06c00'],
  'off-track': ['M1 1h8v8H1z', '#e2483d'],
  done: ['M1 5l3 4l5-7', '#22a06b'],
};

/** Text in a closed shadow root: the page sees that there is a chip, not what it says. */
export function createChip({ status, stale, name, more, tooltip }: Chip): HTMLElement {
  const chip = element('keyline-chip');
  const [path, colour] = looks[status as string] ?? none;
  const isLine = stale || !status || status === 'done';
  const body = element(
    'span',
    { title: tooltip },
    isLine ? icon(path, 'none', colour) : icon(path, colour),
    element('bdi', {}, name),
    more ? `+${more}` : '',
  );
  const style = chipStyle + (stale ? `:host{border:1px dashed ${colour}}` : '');
  chip.attachShadow({ mode: 'closed' }).append(element('style', {}, style), body);
  return chip;
}
