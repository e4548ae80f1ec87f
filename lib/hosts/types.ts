import type { TicketRef } from '../okr/kinds/ticket';
import type { OwnSite } from './own-site';

/** The person the host page says is signed in. */
export interface HostPerson {
  accountId: string;
  name: string;
}

/** At an element's end, at its start, or before it. null = no such element. */
export type ChipPlace = readonly [how: 'append' | 'prepend' | 'before', at: Element | null];

/** Beside each page side as `examples.ts`, so that the content script does not carry them; the registry test does. */
export interface HostExamples {
  /** Domains of their own that the examples are on, as a person has added them. */
  own?: readonly OwnSite[];
  /** Addresses and the key of the ticket each stands for; its site where that is more than the host name. */
  tickets: readonly (readonly [url: string, key: string, site?: string])[];
  /** Addresses that stand for no ticket of this host. */
  others: readonly string[];
}

/** What manifest, options and documents say of a host. Apart from its page side: the content script needs none of it. */
export interface HostListing {
  id: string;
  name: string;
  /** Match patterns of the manifest; none where every site is on a domain of its own. */
  matches: string[];
  /** Patterns of the host's API, where that is at another domain. */
  api?: readonly string[];
  /** Whether an address is at the host's own domain. A person's own domains are `OwnSite`s (see `own-site.ts`). */
  isHome: (url: URL) => boolean;
}

/**
 * The page side of a host. Pure and without dependencies: it runs in the content script.
 * Identity comes from the URL only; everything read from the document is garnish and may be missing.
 */
export interface HostPage {
  id: string;
  /**
   * The ticket an address stands for where this host answers at that address; null when none. Its `site` is the host
   * name with what parts sites of one domain: Data Center's context path, Linear's workspace.
   */
  parseTicket: (url: URL) => TicketRef | null;
  /** The ticket's own address; `protocol` is `https:` unless the site has another. */
  ticketUrl: (ticket: TicketRef, protocol?: string) => string;
  /** The ticket's title on its own page; null on a miss. */
  readTitle: (document: Document, key: string) => string | null;
  /** The ticket's immutable id on its own page; null on a miss. */
  readId: (document: Document, key: string) => string | null;
  readPerson: (document: Document) => HostPerson | null;
  /** The page's colour mode; null = unknown, the browser's preference then. */
  readTheme: (document: Document) => 'light' | 'dark' | null;
  /** Selects anchors that may lead to a ticket; the address decides. With `addressOf`, rows without one too. */
  links: string;
  /** The address a row without a link would lead to. */
  addressOf?: (row: HTMLElement) => string;
  /** Anchors within these are no rows: editors, comments. */
  notIn: string;
  /** Selects the row or card a link stands in, or is, where the link tells too little. */
  rows: string;
  /**
   * Where a chip goes in such a row; `row` is the link itself where `rows` selects none. At null it goes beside the
   * box that holds the link alone, which needs no selector and so survives the host's changes.
   */
  place: (row: Element, link: Element, key: string) => ChipPlace;
  /** Style that makes the page leave room at its right edge; `width` is a CSS length. */
  makeRoom: (width: string) => string;
}
