/**
 * What the page sides look for in a host's pages beyond addresses, as data: the self-check asks an open page for it, and the
 * tests of host drift take it away piece by piece. None decides which ticket it is; each has a price when it is gone,
 * which `docs/host-drift.md` lists.
 */
import { jiraCloudAnchors } from './jira-cloud/anchors';
import { jiraDcAnchors } from './jira-dc/anchors';
import { linearAnchors } from './linear/anchors';

export const anchorKinds = [
  'heading',
  'crumb',
  'identity',
  'person',
  'theme',
  'links',
  'cards',
  'place',
  'asides',
  'context',
  'room',
] as const;
export type AnchorKind = (typeof anchorKinds)[number];

export interface HostAnchor {
  kind: AnchorKind;
  selector: string;
  /** The pages that have it: all, those of one ticket, or by path and query. */
  on: 'every' | 'ticket' | RegExp;
}

/** By host. */
export const hostAnchors: Readonly<Record<string, readonly HostAnchor[]>> = {
  'jira-cloud': jiraCloudAnchors,
  'jira-dc': jiraDcAnchors,
  linear: linearAnchors,
};

/** Those that a page of the host should have. */
export const anchorsOf = (
  host: string,
  { pathname, search }: URL,
  isTicket: boolean,
): readonly HostAnchor[] =>
  (hostAnchors[host] ?? []).filter(({ on }) =>
    on instanceof RegExp ? on.test(pathname + search) : on === 'every' || isTicket,
  );
