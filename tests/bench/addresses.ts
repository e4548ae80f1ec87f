import { projectTabs } from '../sandbox/client/routes';
import type { SandboxServer } from '../sandbox/server';

/** A host's list of 1,000 tickets, of which only the rows in view exist. */
export interface ListPage {
  address: (sandbox: SandboxServer) => string;
  /** What of it scrolls. */
  scroller: string;
}

export const jiraBacklog: ListPage = {
  address: backlog,
  scroller: '[data-testid="software-backlog.backlog-content.scrollable"]',
};

export const linearList: ListPage = {
  address: ({ linear }) => `${linear}/team/ENG/all`,
  scroller: '[data-restore-scroll-view="issues-view"]',
};

/** The stand-in's backlog: 1,000 rows, of which only those in view exist. */
export function backlog({ origin, site }: SandboxServer): string {
  const href = projectTabs(site.project.key).find(([, each]) => each.endsWith('/backlog'))?.[1];
  if (!href) throw new Error('The stand-in has no backlog.');
  return `${origin}${href}`;
}

export const ticket = ({ origin }: SandboxServer, key: string): string => `${origin}/browse/${key}`;

/** The same page on a host that is none of ours. */
export const elsewhere = (address: string): string => {
  const url = new URL(address);
  url.hostname = 'www.example';
  return url.href;
};
