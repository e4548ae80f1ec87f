/** A ticket as its host's API tells it. Hostile text; it has passed the host's schema. */
export interface TicketState {
  /** The key it has now: another than was asked for where the ticket was moved. */
  key: string;
  hostId: string;
  kind: 'issue' | 'epic' | 'project';
  title: string;
  /** As the host names it: "In Review". */
  statusName: string;
  statusCategory: 'todo' | 'doing' | 'done' | 'canceled' | null;
  type: string | null;
  /** Story points or the host's own estimate; null = none. */
  estimate: number | null;
  assignee: string | null;
  /** Milliseconds since 1970, by the host's clock. */
  updatedAt: number | null;
}

/**
 * `signed-out` the browser is not signed in there, or the key is wrong; `refused` the host says no to us;
 * `rate-limited` ask again after `waitMs`; `offline` no answer; `unexpected` an answer of no known shape.
 */
export interface ApiFailure {
  code: 'signed-out' | 'refused' | 'rate-limited' | 'offline' | 'unexpected';
  /** Milliseconds. */
  waitMs?: number;
}

export type ApiAnswer =
  /** By the key that was asked for; null = not there, or not ours to see: the host does not say which. */
  { ok: true; tickets: Map<string, TicketState | null> } | { ok: false; error: ApiFailure };

export interface ApiSite {
  /** `https://acme.atlassian.net`. */
  origin: string;
  /** Context path, or the workspace of one domain: `/jira`, `/acme`, or nothing. */
  path: string;
}

export interface ApiParts {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Ends all requests. */
  signal?: AbortSignal;
  /** A personal key, for hosts that want one. */
  key?: string | null;
}

/** What a host's API tells of tickets. Runs in the worker, which alone sends the person's own session along. */
export interface HostApi {
  id: string;
  /** Whether it can be asked without a personal key. */
  needsKey: boolean;
  /** Whether a personal key is good; null = it is. Only of hosts that want one. */
  checkKey?: (parts: ApiParts) => Promise<ApiFailure | null>;
  /** At most 100 keys. */
  readTickets: (site: ApiSite, keys: readonly string[], parts: ApiParts) => Promise<ApiAnswer>;
}
