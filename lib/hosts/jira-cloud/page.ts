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
import { JIRA_KEY, readTheme } from '../jira-page';
import type { HostPage } from '../types';
import { readPerson, readTitle } from './read';

const PROJECT = '(?:/jira/[a-z]+(?:/c)?)?/projects/[^/]+';
const form = RegExp(
  `^(?:(?:/browse|/issues|${PROJECT}/(?:issues|queues(?:/[^/]+)+))/` +
    `|/(?:jira|projects|issues|secure)/[^?]*\\?(?:.*?&)??selectedIssue=)${JIRA_KEY}(?:[/?&]|$)`,
  'i',
);

export const jiraCloud: HostPage = {
  id: 'jira-cloud',
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
  rows: '[data-testid$="content.cell.card"]',
  place: (row, link) => ['append', link.textContent ? null : row.querySelector(':scope>div:last-child')],
  // The host's modals do not stand in the page's flow.
  makeRoom: (width) =>
    `html{padding-right:${width}!important}` +
    `.atlaskit-portal:has([aria-modal])>*{max-width:calc(100vw - ${width});contain:layout}`,
};
