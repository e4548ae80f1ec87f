import type { TicketRef } from '../okr/kinds/ticket';

/** The person the host page says is signed in. */
export interface HostPerson {
  accountId: string;
  name: string;
}

/**
 * Where a chip goes on rows or cards whose link tells too little. Without a rule it goes beside the box that holds the
 * link alone, which needs no selector and so survives the host's changes.
 */
export interface RowRule {
  /** Matches the row or card a link to a ticket stands in. */
  row: string;
  /** Within the row: the element the chip is put into, at its end. */
  slot: string;
}

/** Beside each page side as `examples.ts`, so that the content script does not carry them; the registry test does. */
export interface HostExamples {
  /** Addresses and the key of the ticket each stands for. */
  tickets: readonly (readonly [url: string, key: string])[];
  /** Addresses that stand for no ticket of this host. */
  others: readonly string[];
}

/** What manifest, options and documents say of a host. Apart from its page side: the content script needs none of it. */
export interface HostListing {
  id: string;
  name: string;
  /** Match patterns of the manifest; none where every site is on a domain of its own. */
  matches: readonly string[];
  /** Patterns of the host's API, where that is at another domain. */
  api?: readonly string[];
}

/**
 * The page side of a host. Pure and without dependencies: it runs in the content script.
 * Identity comes from the URL only; everything read from the document is garnish and may be missing.
 */
export interface HostPage {
  id: string;
  /** Whether an address is at the host's own domain. A person's own domains are `OwnSite`s (see `own-site.ts`). */
  isHome: (url: URL) => boolean;
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
  /** Selects anchors that may lead to a ticket; the address decides. */
  links: string;
  /** Anchors within these are no rows: editors, comments. */
  notIn: string;
  rows: readonly RowRule[];
}
