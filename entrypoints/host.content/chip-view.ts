import type { Chip } from '@/lib/messages/runtime';
import { element, icon } from './element';
import { chipStyle } from './style';

const circle = 'M5 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8z';
const none = [circle, 'subtle,#7d818a'] as const;

/** A shape each and a colour of the host's tokens, so that no status is told by colour alone. */
const looks: Record<string, readonly [path: string, colour: string]> = {
  'on-track': [circle, 'success,#22a06b'],
  'at-risk': ['M5 1l4 8H1z', 'warning,#e06c00'],
  'off-track': ['M1 1h8v8H1z', 'danger,#c9372c'],
  done: ['M1 5l3 4l5-7', 'success,#22a06b'],
};

/** Text in a closed shadow root: the page sees that there is a chip, not what it says. */
export function createChip({ status, stale, name, more, tooltip }: Chip): HTMLElement {
  const chip = element('keyline-chip', {});
  const [path, token] = looks[`${status}`] ?? none;
  const colour = `var(--ds-icon-${token})`;
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
