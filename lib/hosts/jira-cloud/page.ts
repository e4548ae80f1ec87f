/**
 * Jira Cloud, the page side: an address → a ticket, and where chips go.
 *
 *   /browse/KEY-1                                  the issue's own page; redirects to no other
 *   /jira/software[/c]/projects/K/boards/N[/backlog]?selectedIssue=KEY-1
 *   /jira/{core,polaris,plans,…}/…?selectedIssue=KEY-1
 *   /issues/KEY-1?jql=…    /jira/software/c/projects/K/issues/KEY-1    /projects/K/issues/KEY-1
 *   /jira/servicedesk/projects/K/queues/custom/1/KEY-1    /projects/K/queues/custom/1/KEY-1
 *
 * Traps: Confluence lives on the same host under /wiki. A modal and a preview panel share one address. Ids and class
 * names change with every build. Two generations of board are live at once. Prose is never scanned: `UTF-8` is no key.
 */
import type { HostPage } from '../types';
import { readPerson, readTheme, readTitle } from './read';

/** The project may have up to 255 characters elsewhere; Cloud allows 10, but old imports are longer. */
const KEY = '([A-Z][A-Z0-9_]{0,254}-[1-9]\\d{0,11})';
const PROJECT = '(?:/jira/[a-z]+(?:/c)?)?/projects/[^/]+';
const form = RegExp(
  `^(?:(?:/browse|(?:${PROJECT})?/issues|${PROJECT}/queues(?:/[^/]+){1,2})/` +
    `|/(?:jira|projects|issues|secure)/[^?]*\\?(?:.*?&)??selectedIssue=)${KEY}(?:[/?&]|$)`,
  'i',
);

export const jiraCloud: HostPage = {
  id: 'jira-cloud',
  isHome: ({ protocol, hostname }) => protocol === 'https:' && /^[^.]+\.atlassian\.net$/.test(hostname),
  parseTicket({ host: site, pathname, search }) {
    const key = form.exec(pathname + search)?.[1];
    return key ? { host: 'jira-cloud', site, key: key.toUpperCase() } : null;
  },
  ticketUrl: ({ site, key }, protocol = 'https:') => `${protocol}//${site}/browse/${key}`,
  readId: () => null,
  readTitle,
  readPerson,
  readTheme,
  links: 'a[href*="/browse/"]',
  notIn:
    'header,nav,.ak-renderer-document,[contenteditable],' +
    '[data-testid*=breadcrumb],[data-testid*=comment],[data-testid*=activity]',
  // Backlog, older boards, lists and plans need no rule. Newer boards lay a link without text over the whole card; its
  // last line has type, key, priority, assignee.
  rows: [{ row: '[data-testid$="content.cell.card"]', slot: ':scope>div:last-child' }],
};
