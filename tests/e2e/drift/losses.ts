import type { AnchorKind } from '@/lib/hosts/anchors';
import type { HostId } from './addresses';

/** What a person can notice when a host's page has one anchor less. */
export type Cost =
  | 'no panel for the ticket'
  | 'no title'
  | 'no lasting id'
  | 'nobody suggested'
  | 'another colour mode'
  | 'no chips'
  | 'chips elsewhere'
  | 'chips in prose'
  | 'the panel covers the page';

/** What each loss may cost at most; the checks of `losses.test.ts` and the table in `docs/host-drift.md`. */
export const losses: Readonly<Record<HostId, Partial<Record<AnchorKind, readonly Cost[]>>>> = {
  'jira-cloud': {
    heading: [],
    crumb: [],
    asides: ['chips in prose'],
    person: ['nobody suggested'],
    theme: ['another colour mode'],
    links: ['no chips'],
    cards: ['chips elsewhere'],
  },
  'jira-dc': {
    heading: [],
    identity: ['no lasting id'],
    asides: ['chips in prose'],
    person: ['nobody suggested'],
    // Cards that are links tell their address themselves.
    context: [],
    links: ['no chips'],
    cards: ['chips elsewhere'],
    place: ['chips elsewhere'],
  },
  linear: {
    // An id counts only where tab and heading agree.
    heading: ['no lasting id'],
    identity: ['no lasting id'],
    asides: ['chips in prose'],
    links: ['no chips'],
    // The stand-in's own layout hangs on that name too: its list draws other rows. The body still makes room.
    room: ['chips elsewhere'],
  },
};

/** Those that `npm test` takes away; a soak takes all. */
export const quickLosses: readonly (readonly [HostId, AnchorKind])[] = [
  ['jira-cloud', 'heading'],
  ['jira-cloud', 'cards'],
  ['jira-dc', 'identity'],
];
