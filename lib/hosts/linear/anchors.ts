import type { HostAnchor } from '../anchors';
import { linear } from './page';

export const linearAnchors: readonly HostAnchor[] = [
  { kind: 'heading', on: 'ticket', selector: '[aria-label="Issue title"]' },
  { kind: 'identity', on: 'ticket', selector: '[data-editor-id^="issue-"]' },
  { kind: 'asides', on: 'ticket', selector: '[contenteditable],.ProseMirror,[data-editor-id]' },
  {
    kind: 'links',
    on: /^\/[\w-]+\/(?:team\/[^/]+\/(?:all|active|backlog|board)|my-issues\/|view\/)/,
    selector: linear.links,
  },
  { kind: 'room', on: 'every', selector: '#root' },
];
