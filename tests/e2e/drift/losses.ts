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

/** What each loss costs, as measured; the checks of `losses.test.ts` and the table in `docs/host-drift.md`. */
export const losses: Readonly<Record<HostId, Partial<Record<AnchorKind, readonly Cost[]>>>> = {
  'jira-cloud': {
    heading: [],
    crumb: [],
    asides: ['chips in prose'],
    person: ['nobody suggested'],
    theme: ['another colour mode'],
    links: ['no chips'],
    // A card's last link is its key, and beside that a chip comes to the same place.
    cards: [],
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
    // Beside its link a chip comes to the same place.
    place: [],
  },
  linear: {
    // An id counts only where tab and heading agree.
    heading: ['no lasting id'],
    identity: ['no lasting id'],
    // The name of the editor goes too, and that holds the id.
    asides: ['chips in prose', 'no lasting id'],
    links: ['no chips'],
    // The stand-in's own layout hangs on that name too: its list draws other rows. The body still makes room.
    room: ['chips elsewhere'],
  },
};

/** Those that `npm test` takes away, one of each host; a soak takes all. */
export const quickLosses: readonly (readonly [HostId, AnchorKind])[] = [
  ['jira-cloud', 'asides'],
  ['jira-dc', 'identity'],
  ['linear', 'links'],
];
